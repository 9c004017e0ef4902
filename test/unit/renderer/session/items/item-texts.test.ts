import { expect, it } from 'vitest';
import type { TimelineItem } from '../../../../../shared/model/item.ts';
import { toJson, toMarkdown, toText } from '../../../../../renderer/session/items/item-texts.ts';

const START = Date.UTC(2026, 10, 23, 16, 39);
const ITEM: TimelineItem = {
  key: 1,
  kind: 'console',
  level: 'error',
  atMs: START + 54_414,
  windowNumber: 1,
  durationMs: null,
  status: null,
  label: 'failed with `500`',
  facts: {},
};
const REQUEST: TimelineItem = {
  ...ITEM,
  kind: 'request',
  status: 500,
  durationMs: 230,
  label: 'http://shop.example/api/payments',
  facts: { method: 'POST', url: 'http://shop.example/api/payments' },
};

it('writes a row as a line with both times', () => {
  expect(toText(ITEM, START)).toBe('0:54.414 (2026-11-23T16:39:54.414Z) Console (error): failed with `500`');
});

it('says of a request what came of it', () => {
  expect(toText(REQUEST, START)).toMatch(/POST http:\/\/shop\.example\/api\/payments → 500, 230 ms$/);
});

it('keeps what was recorded from meaning anything in Markdown', () => {
  expect(toMarkdown(ITEM, START)).toMatch(
    /^- \*\*0:54\.414 .*\*\* Console \(error\): `` failed with `500` ``$/,
  );
});

it('writes all that the list knows as JSON', () => {
  expect(JSON.parse(toJson(REQUEST, START))).toMatchObject({
    timeUtc: '2026-11-23T16:39:54.414Z',
    msFromStart: 54_414,
    kind: 'request',
    status: 500,
    method: 'POST',
  });
});

it('shows characters that could disguise it', () => {
  expect(toText({ ...ITEM, label: 'a\u202eb' }, START)).not.toContain('\u202e');
});
