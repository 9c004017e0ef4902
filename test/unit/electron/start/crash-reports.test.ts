import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
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

it('takes no line of a message for a place, though it looks like one', () => {
  const secret = 'at DE02 1203 (ada.js:1:2)';
  const fault = new TypeError(`a page logged\n    ${secret}\n    ${secret}`);
  expect(describeFault(fault).join('\n')).not.toContain('DE02');
  expect(describeFault(fault).length).toBeGreaterThan(2);
  // Whoever catches an error may say something else of it.
  fault.message = 'the page could not be shown';
  expect(describeFault(fault)).toEqual(['Error: TypeError']);
  fault.message = '';
  expect(describeFault(fault)).toEqual(['Error: TypeError']);
});

it('tells the places of an error with a code in its stack, and of one without a message', () => {
  const coded = new TypeError('x');
  coded.stack = 'TypeError [ERR_INVALID_ARG]: x\n    at open (/a/main.js:1:2)';
  expect(describeFault(coded)).toEqual(['Error: TypeError', '  at open (main.js:1:2)']);
  expect(describeFault(new Error()).length).toBeGreaterThan(1);
});

it('writes a fault that comes again and again once, and few in a run', () => {
  const reports = new CrashReports(makeTempFolder(), () => []);
  const fault = new Error('the same');
  Array.from({ length: 50 }, () => reports.writeFault(fault));
  const first = reports.read();
  expect(first).toHaveLength(1);
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  for (let number = 0; number < 50; number++) {
    vi.advanceTimersByTime(1000);
    reports.writeFault(Object.assign(new Error('x'), { code: `E${'A'.repeat(number % 40)}` }));
  }
  expect(reports.read()).toHaveLength(5);
  expect(reports.read()).toContainEqual(first[0]);
});

it('keeps a report that is written after the clock was put back', () => {
  const reports = new CrashReports(makeTempFolder(), () => []);
  Array.from({ length: 20 }, (_, number) => reports.write('Tomorrow.', [], AT + number));
  reports.write('Today.', [], AT - 86_400_000);
  expect(reports.read().at(-1)?.text).toContain('Today.');
  expect(reports.read()).toHaveLength(20);
});

it.runIf(process.platform === 'linux')('passes over what has the name of a report and is none', () => {
  const folder = makeTempFolder();
  const name = (second: number): string => path.join(folder, `2026-11-29T12-00-0${second}.000Z.txt`);
  execFileSync('mkfifo', [name(1)]);
  mkdirSync(name(2));
  symlinkSync('/dev/zero', name(3));
  writeFileSync(name(4), '');
  truncateSync(name(4), 5 * 1024 ** 3);
  writeFileSync(path.join(folder, '2026-99-29T12-00-00.000Z.txt'), 'no time');
  writeFileSync(name(5), 'The only one.');
  const reports = new CrashReports(folder, () => []);
  expect(reports.read().map(({ text }) => text)).toEqual(['The only one.']);
});

it('tells nothing of what was thrown and is no error', () => {
  expect(describeFault('a text of the page')).toEqual(['Error: (not an error)']);
});
