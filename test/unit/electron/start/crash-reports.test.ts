import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { CrashReports, describeFault } from '../../../../electron/start/crash-reports.ts';
import { makeTempFolder } from '../../../helpers/temp-folder.ts';

const AT = Date.UTC(2026, 10, 29, 12, 0, 0, 500);

it('writes what happened and what belongs to every report, and reads them with the newest first', () => {
  const reports = new CrashReports(path.join(makeTempFolder(), 'reports'), () => ['Airgap Replay 1.0']);
  reports.write('The first.', [], AT);
  reports.write('The second.', ['more'], AT + 1000);
  expect(reports.read()).toEqual([
    { at: AT + 1000, text: 'The second.\nTime: 2026-11-29T12:00:01.500Z\nAirgap Replay 1.0\nmore\n' },
    { at: AT, text: 'The first.\nTime: 2026-11-29T12:00:00.500Z\nAirgap Replay 1.0\n' },
  ]);
});

it('keeps the last 20, and leaves other files alone', () => {
  const folder = makeTempFolder();
  writeFileSync(path.join(folder, 'notes.txt'), 'of the user');
  const reports = new CrashReports(folder, () => []);
  Array.from({ length: 25 }, (_, number) => reports.write(`Number ${number}.`, [], AT + number));
  expect(reports.read().map(({ at }) => at - AT)).toEqual(Array.from({ length: 20 }, (_, at) => 24 - at));
  expect(readdirSync(folder)).toContain('notes.txt');
});

it('has no report where none was written, and writes none where there is no place', () => {
  const file = path.join(makeTempFolder(), 'file');
  writeFileSync(file, '');
  const reports = new CrashReports(path.join(file, 'reports'), () => []);
  reports.write('Lost.');
  expect(reports.read()).toEqual([]);
});

it('tells of a fault its kind, its code and our own places, and nothing that it says', () => {
  const secret = 'IBAN DE02 1203 0000';
  const fault = Object.assign(new RangeError(`cannot read ${secret} (at /home/ada/${secret}.json:1:2)`), {
    code: 'ENOENT',
  });
  fault.stack = `${fault.stack ?? ''}\n    at openFile (/home/ada/${secret}/chunk-Ab_1.js:10:20)\n    at async file:///opt/x/main.js:3:4`;
  const told = describeFault(fault);
  expect(told[0]).toBe('Error: RangeError ENOENT');
  expect(told.slice(-2)).toEqual(['  at openFile (chunk-Ab_1.js:10:20)', '  at (anonymous) (main.js:3:4)']);
  expect(told.join('\n')).not.toContain(secret);
  expect(told.join('\n')).not.toContain('ada');
});

it('tells nothing of what was thrown and is no error', () => {
  expect(describeFault('a text of the page')).toEqual(['Error: (not an error)']);
});
