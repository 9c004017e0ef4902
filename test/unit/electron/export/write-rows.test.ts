import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { writeRows } from '../../../../electron/export/write-rows.ts';
import type { TimelineItem } from '../../../../shared/model/item.ts';
import { makeTempFolder } from '../../../helpers/temp-folder.ts';

const START_MS = Date.UTC(2026, 10, 25);

function item(more: Partial<TimelineItem>): TimelineItem {
  return {
    key: 1,
    kind: 'console',
    level: 'info',
    atMs: START_MS + 1500,
    windowNumber: 1,
    durationMs: null,
    status: null,
    label: 'hello',
    facts: {},
    ...more,
  };
}

it('writes items as lines that a spreadsheet reads, with their times, and no formula among them', async () => {
  const file = path.join(makeTempFolder(), 'rows.csv');
  const items = [
    item({ label: '=1+1' }),
    item({ kind: 'request', level: 'error', status: 500, durationMs: 12.5, facts: { method: 'POST' } }),
    item({ kind: 'input', label: 'Card number', facts: { isMasked: true, selector: 'input#card' } }),
    item({ kind: 'input', label: 'Name', facts: { value: '@ada' }, atMs: 1e300 }),
  ];
  expect(await writeRows(file, items, START_MS)).toBe(4);
  expect(readFileSync(file, 'utf8').split('\r\n')).toEqual([
    '\ufeff"time_utc","ms_from_start","window","kind","level","text","status","duration_ms","method","selector","value","uncertain"',
    `"2026-11-25T00:00:01.500Z",1500,1,"console","info","'=1+1",,,,,,`,
    '"2026-11-25T00:00:01.500Z",1500,1,"request","error","hello",500,12.5,"POST",,,',
    '"2026-11-25T00:00:01.500Z",1500,1,"input","info","Card number",,,,"input#card","(masked)",',
    expect.stringMatching(/^,1e\+300,1,"input","info","Name",,,,,"'@ada",$/),
    '',
  ]);
});

it('leaves nothing behind where it fails on the way', async () => {
  const folder = makeTempFolder();
  function* failing() {
    yield item({});
    throw new Error('the disk is full');
  }
  await expect(writeRows(path.join(folder, 'rows.csv'), failing(), 0)).rejects.toThrow('the disk is full');
  expect(readdirSync(folder)).toEqual([]);
});
