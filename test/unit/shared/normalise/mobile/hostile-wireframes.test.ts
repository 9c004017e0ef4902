import { describe, expect, it } from 'vitest';
import type { ReplayEvent } from '../../../../../shared/model/replay-event.ts';
import { MobileTransformer } from '../../../../../shared/normalise/mobile/mobile-transformer.ts';
import { MAX_DEPTH } from '../../../../../shared/normalise/mobile/node-target.ts';
import { MAX_NODES_PER_EVENT } from '../../../../../shared/normalise/mobile/build-context.ts';
import { mutation, nodesOf, screen, show, showInside } from './mobile-kit.ts';

function transform(event: ReplayEvent): { events: readonly ReplayEvent[]; notes: string[] } {
  const notes: string[] = [];
  const events = new MobileTransformer((code) => notes.push(code)).transform(event);
  return { events, notes };
}

function nest(levels: number): object {
  let wireframe: object = { id: 20, type: 'text', text: 'the innermost' };
  for (let level = 0; level < levels; level++) {
    wireframe = { id: 21 + level, type: 'div', childWireframes: [wireframe] };
  }
  return wireframe;
}

const VALUES: readonly unknown[] = [
  undefined,
  null,
  true,
  0,
  -1,
  1.5,
  NaN,
  Infinity,
  1e300,
  '',
  '12',
  '1e9',
  'url(https://evil.example/x)',
  '#000;background:url(//evil.example)',
  'red</style><script>',
  [],
  [null],
  [[]],
  {},
  { id: 20 },
  'data:image/svg+xml,<svg onload=x>',
  "data:image/png;base64,AAAA');background:url('//evil.example",
  '\\75rl(x)',
];

describe('a wireframe that fetches', () => {
  it.each([
    ['an address', 'https://evil.example/x.png'],
    ['an address without a scheme', '//evil.example/x.png'],
    ['a script', 'javascript:alert(1)'],
    ['a data URL of a page', 'data:text/html;base64,AAAA'],
    ['a data URL that is not base64', 'data:image/svg+xml,<svg/>'],
    ['a data URL that ends the declaration', "data:image/png;base64,AA');x:url('//evil.example"],
    ['nothing but a header', 'data:image/png;base64,'],
  ])('shows no image: %s', (_, base64) => {
    expect(showInside({ id: 20, type: 'image', base64 })?.tagName).toBe('div');
    const style = showInside({ id: 20, type: 'div', style: { backgroundImage: base64 } })?.attributes?.[
      'style'
    ];
    expect(style).not.toContain('url');
  });

  it('shows images that are data', () => {
    const src = (base64: string) => showInside({ id: 20, type: 'screenshot', base64 })?.attributes?.['src'];
    expect(src('data:image/webp;base64,QU\r\nJD')).toBe('data:image/webp;base64,QUJD');
    expect(src('QU\nJD==')).toBe('data:image/png;base64,QUJD==');
  });

  it('loses every style that could be more than a value', () => {
    const style = {
      color: 'red;background:url(//evil.example)',
      backgroundColor: 'url(//evil.example)',
      borderColor: 'rgb(1,2,3);}',
      borderWidth: '1px;x:y',
      fontSize: 'calc(1px)',
      fontFamily: "Inter'; background: url(//evil.example)",
      verticalAlign: 'middle;',
      paddingTop: '1em',
    };
    expect(
      showInside({ id: 20, type: 'rectangle', width: '1px;', x: 'left', style })?.attributes?.['style'],
    ).toBe('position: fixed;left: 0px;top: 0px;font-family: Inter background urlevilexample;');
  });

  it('keeps lengths within what a screen may be', () => {
    expect(showInside({ id: 20, type: 'rectangle', x: 1e300, y: -1e300 })?.attributes?.['style']).toContain(
      'left: 100000px;top: -100000px;',
    );
  });
});

describe('a wireframe that is malformed', () => {
  it('is left out and reported when its kind is unknown', () => {
    const { events, notes } = transform(
      screen(
        { id: 20, type: 'hologram', childWireframes: [{ id: 21 }] },
        { id: 22, type: 'constructor' },
        { id: 23, type: 'input' },
      ),
    );
    expect(nodesOf(events[0]).filter(({ id }) => id >= 20 && id < 30)).toEqual([]);
    expect(notes).toEqual(['unknown-wireframe', 'unknown-wireframe', 'unknown-wireframe']);
  });

  it.each([
    ['a text', 'text'],
    ['null', null],
    ['a number', 5],
    ['an object', { 0: { id: 21 } }],
    ['a list of nothing', [null, 3, 'x', []]],
  ])('has no children when they are %s', (_, childWireframes) => {
    expect(showInside({ id: 20, childWireframes })?.childNodes).toEqual([]);
  });

  it.each([
    'text',
    'image',
    'rectangle',
    'div',
    'placeholder',
    'web_view',
    'radio_group',
    'status_bar',
    'navigation_bar',
    'screenshot',
    'input',
  ])('%s never throws, and asks for nothing from the network, whatever its fields are', (type) => {
    const inputTypes = ['text', 'select', 'progress', 'toggle', 'checkbox', 'button'];
    const bars = ['circular', 'rating', 'horizontal'];
    const keys = [
      'id',
      'x',
      'y',
      'width',
      'height',
      'text',
      'base64',
      'label',
      'value',
      'max',
      'url',
      'options',
      'checked',
      'style',
      'childWireframes',
    ];
    const styles = [
      'color',
      'backgroundColor',
      'backgroundImage',
      'backgroundSize',
      'backgroundRepeat',
      'borderWidth',
      'borderColor',
      'fontFamily',
      'fontSize',
    ];
    for (const [at, value] of VALUES.entries()) {
      const style = { bar: bars[at % 3], ...Object.fromEntries(styles.map((key) => [key, value])) };
      for (const inputType of inputTypes) {
        const fields = Object.fromEntries(keys.map((key) => [key, value]));
        const all = [
          { type, inputType, ...fields },
          { type, inputType, ...fields, style },
        ];
        const events = [
          screen(...all),
          mutation({ adds: all.map((wireframe) => ({ parentId: value, wireframe })), removes: value }),
        ];
        const styled = JSON.stringify(events.map((event) => transform(event).events)).match(
          /"style":"[^"]*"|"src":"[^"]*"/g,
        );
        for (const found of styled ?? []) {
          expect(found.replace(/url\('data:image\/[a-z+]+;base64,[\w+/=-]*'\)/g, '')).not.toMatch(
            /url\(|\/\/|javascript|[<>\\]/,
          );
        }
      }
    }
  });

  it.each<[string, unknown]>([
    ['no list', { wireframes: 'x' }],
    ['a list of anything', { wireframes: VALUES }],
  ])('is a screen all the same: %s', (_, data) => {
    expect(nodesOf(transform({ type: 2, timestamp: 1, data }).events[0]).some(({ id }) => id === 5)).toBe(
      true,
    );
  });

  it.each(VALUES.map((value) => [value]))('does not throw for mutations of %s', (value) => {
    const good = { parentId: value, wireframe: { id: value } };
    const data = {
      adds: [value, good],
      updates: [value, good],
      removes: [value, { id: value, parentId: value }],
    };
    expect(() => transform(mutation(data))).not.toThrow();
    expect(() => transform(mutation({ adds: value, updates: value, removes: value }))).not.toThrow();
    expect(() =>
      transform({ type: 3, timestamp: 1, data: { source: 2, id: value, positions: [value] } }),
    ).not.toThrow();
    expect(() => transform({ type: 4, timestamp: 1, data: { href: value, width: value } })).not.toThrow();
  });
});

describe('wireframes in wireframes', () => {
  it('are shown down to a depth that no app has, and reported below it', () => {
    const { events, notes } = transform(screen(nest(100_000)));
    expect(nodesOf(events[0]).filter(({ id }) => id > 20 && id < 1e6)).toHaveLength(MAX_DEPTH);
    expect(notes).toEqual(['unknown-wireframe']);
  });

  it('are as deep in a mutation', () => {
    const { events, notes } = transform(mutation({ adds: [{ parentId: 19, wireframe: nest(100_000) }] }));
    expect((events[0]?.data as { adds: unknown[] }).adds).toHaveLength(MAX_DEPTH);
    expect(notes).toEqual(['unknown-wireframe']);
  });

  it('never go into themselves', () => {
    const nodes = show({ id: 20, childWireframes: [{ id: 20, childWireframes: [{ id: 20 }] }] });
    const boxes = nodes.filter(
      ({ tagName, attributes }) => tagName === 'div' && attributes?.['style'] !== undefined,
    );
    expect(boxes).toHaveLength(3);
    expect(new Set(boxes.map(({ id }) => id)).size).toBe(3);
  });

  it('come to an end', () => {
    const stars = { type: 'input', inputType: 'progress', style: { bar: 'rating' }, value: 20, max: 20 };
    const { events, notes } = transform(screen(...Array<object>(MAX_NODES_PER_EVENT / 50).fill(stars)));
    expect(nodesOf(events[0]).length).toBeLessThan(MAX_NODES_PER_EVENT * 1.1);
    expect(notes.length).toBeGreaterThan(0);
  });
});
