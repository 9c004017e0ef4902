import { expect, it } from 'vitest';
import type { Bookmark } from '../../../../../shared/model/bookmark.ts';
import type { ItemTrack, TimelineItem } from '../../../../../shared/model/item.ts';
import { findNotedRows, findRow } from '../../../../../renderer/session/workspace/noted-rows.ts';

const NOTE: Bookmark = {
  key: 1,
  about: 'row',
  windowNumber: 1,
  fromMs: 2000,
  toMs: null,
  row: { kind: 'console', label: 'failed' },
  text: '',
  author: '',
  createdAtMs: 0,
  changedAtMs: null,
};
const ITEM: TimelineItem = {
  key: 7,
  kind: 'console',
  level: 'info',
  atMs: 2000.4,
  windowNumber: 1,
  durationMs: null,
  status: null,
  label: 'failed',
  facts: {},
};

it('knows a row again by its kind, its time and its words', () => {
  const isNoted = findNotedRows([NOTE]);
  expect(isNoted(ITEM)).toBe(true);
  expect(isNoted({ ...ITEM, key: 8, kind: 'error' })).toBe(false);
  expect(isNoted({ ...ITEM, label: 'other' })).toBe(false);
  expect(isNoted({ ...ITEM, atMs: 2001 })).toBe(false);
});

it('finds the row that a note is about', () => {
  const track: ItemTrack = {
    keys: Float64Array.of(5, 6, 7),
    atMs: Float64Array.of(1000, 2000, 2000.4),
    durationMs: new Float32Array(3),
    kinds: Uint8Array.of(5, 1, 5),
    levels: new Uint8Array(3),
    windowNumbers: Uint32Array.of(1, 1, 1),
    share: 1,
  };
  expect(findRow(NOTE, track)).toBe(2);
  expect(findRow({ ...NOTE, fromMs: 3000 }, track)).toBeUndefined();
});
