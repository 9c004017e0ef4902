import { expect, it } from 'vitest';
import { toSafeName } from '../../../../electron/export/safe-name.ts';

it.each([
  ['Ada Example-2026-11-23', 'Ada-Example-2026-11-23.har'],
  ['Zoë Müller', 'Zoe-Muller.har'],
  ['../../etc/passwd', 'etc-passwd.har'],
  ['C:\\Windows\\system32', 'C-Windows-system32.har'],
  ['.bashrc', 'bashrc.har'],
  ['-rf', 'rf.har'],
  ['a\u202egnp.exe', 'a-gnp.exe.har'],
  ['con', 'session-con.har'],
  ['NUL.txt', 'session-NUL.txt.har'],
  ['lpt9', 'session-lpt9.har'],
  ['console', 'console.har'],
  ['', 'session.har'],
  ['日本語', 'session.har'],
  ['\0\n\r', 'session.har'],
  ['a...b', 'a.b.har'],
])('makes of “%s” the file name “%s”', (text, name) => {
  expect(toSafeName(text, 'har')).toBe(name);
});

it('never makes a name that a file system would not take, whatever a session is called', () => {
  for (let code = 0; code < 0x3000; code++) {
    const name = toSafeName(`${String.fromCharCode(code).repeat(3)}con`, 'har');
    expect(name).toMatch(/^[A-Za-z0-9_][A-Za-z0-9._-]*\.har$/);
  }
  expect(toSafeName('x'.repeat(5000), 'har')).toHaveLength(100);
  expect(toSafeName(`${'x'.repeat(95)}.....y`, 'har').length).toBeLessThanOrEqual(100);
});
