import { describe, expect, it } from 'vitest';
import { nodePlatform } from '../../../../electron/import/reading/node-platform.ts';
import { toBytes } from '../../../helpers/chunks.ts';
import type { HealthCode } from '../../../../shared/model/health.ts';
import {
  EXTENSION_NEEDLES,
  mentionsExtension,
  stripExtensions,
} from '../../../../shared/normalise/browser-extensions.ts';

const NEEDLE = 'aitopia';

/** What becomes of a node below the document, and how often something was noted. */
function strip(child: Record<string, unknown>): { child: unknown; notes: number } {
  const notes: HealthCode[] = [];
  const root = { type: 0, id: 1, childNodes: [child] };
  stripExtensions(root, { platform: nodePlatform, note: (code) => notes.push(code) });
  expect(notes.filter((code) => code !== 'browser-extension')).toEqual([]);
  return { child: root.childNodes[0], notes: notes.length };
}

const div = (attributes: unknown, ...childNodes: readonly unknown[]): Record<string, unknown> => ({
  type: 2,
  tagName: 'div',
  attributes,
  childNodes,
});

describe('what an extension left in a page', () => {
  it.each(EXTENSION_NEEDLES)('is emptied: a box with the id of %s', (needle) => {
    const attributes = { id: `x-${needle}-box` };
    expect(strip(div(attributes, div({})))).toEqual({ child: div(attributes), notes: 1 });
  });

  it.each([
    ['a box of its class', div({ class: `a ${NEEDLE}-b` }, 1)],
    ['a box of its class in capitals', div({ class: NEEDLE.toUpperCase() }, 1)],
    ['an element of its own', { ...div({}, 1), tagName: `${NEEDLE}-panel` }],
  ])('is emptied: %s', (_, node) => {
    expect(strip(node)).toEqual({ child: { ...node, childNodes: [] }, notes: 1 });
  });

  it('is emptied of its style: an inlined sheet', () => {
    const sheet = { rel: 'stylesheet', _cssText: `a{background:url(chrome-extension://${NEEDLE}/a.png)}` };
    expect(strip({ ...div(sheet), tagName: 'link' })).toEqual({
      child: { ...div({ ...sheet, _cssText: '' }), tagName: 'link' },
      notes: 1,
    });
  });

  it('is emptied of its style: the text of a style element', () => {
    const text = { type: 3, textContent: `@font-face{src:url("chrome-extension://${NEEDLE}/f.woff")}` };
    expect(strip(text)).toEqual({ child: { type: 3, textContent: '' }, notes: 1 });
  });

  it('is found however deep it lies', () => {
    expect(strip(div({}, div({}, div({ id: NEEDLE }, 1)))).notes).toBe(1);
  });

  it('is nothing to note when it is empty already', () => {
    expect(strip(div({ id: NEEDLE }))).toEqual({ child: div({ id: NEEDLE }), notes: 0 });
  });
});

describe('a text that may have something of an extension in it', () => {
  it.each(EXTENSION_NEEDLES)('names %s, in capitals or not', (needle) => {
    const mentions = (text: string): boolean => mentionsExtension(toBytes(text), 0, text.length);
    const texts = [
      `{"id":"x-${needle}"}`,
      `{"id":"x-${needle.toUpperCase()}"}`,
      `{"id":"x-${needle.slice(1)}"}`,
    ];
    expect(texts.map(mentions)).toEqual([true, true, false]);
  });
});

describe('what is not of an extension', () => {
  it.each([
    ['another class', div({ class: 'shop' }, 1)],
    ['the class of a paragraph', { ...div({ class: NEEDLE }, 1), tagName: 'p' }],
    ['text that merely mentions one', { type: 3, textContent: `We like ${NEEDLE}.` }],
    ['a sheet of an unknown extension', div({ _cssText: 'a{background:url(chrome-extension://abc/a.png)}' })],
    ['a node without attributes', { type: 2, tagName: 'div' }],
    ['attributes that are no object', div('x')],
  ])('stays: %s', (_, node) => {
    expect(strip(structuredClone(node))).toEqual({ child: node, notes: 0 });
  });
});
