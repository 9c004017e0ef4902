import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Comeback } from '../../../../electron/start/comeback.ts';

const SESSION = 'a'.repeat(64);
const OTHER = 'b'.repeat(64);
const AT = { windowNumber: 2, atMs: 1_700_000_000_500 };
let folder: string;
let file: string;
beforeEach(() => {
  vi.useFakeTimers();
  folder = mkdtempSync(path.join(os.tmpdir(), 'airgap-replay-comeback-'));
  file = path.join(folder, 'running.json');
});
afterEach(() => {
  vi.useRealTimers();
  rmSync(folder, { recursive: true, force: true });
});

const start = (library = '/library'): Comeback => new Comeback(file, library);

/** An app that has a session open, somewhere in it. */
function startInSession(): Comeback {
  const comeback = start();
  comeback.noteSession(SESSION);
  comeback.notePosition(SESSION, AT);
  return comeback;
}

it('says nothing at the first start, nor after the app was quit', () => {
  const comeback = startInSession();
  expect(comeback.take()).toBeNull();
  comeback.end();
  // The window tells where it was while it closes.
  comeback.notePosition(SESSION, AT);
  comeback.noteSession(null);
  expect(existsSync(file)).toBe(false);
  expect(start().take()).toBeNull();
});

it('comes back to the session and its moment when the app has ended otherwise, and says so once', () => {
  startInSession();
  const next = start();
  expect(next.take()).toEqual({
    ended: 'app',
    open: { sessionId: SESSION, position: AT },
    isLeftClosed: false,
  });
  expect(next.take()).toBeNull();
});

it('comes back to a session of which no moment is known yet', () => {
  start().noteSession(SESSION);
  expect(start().take()?.open).toEqual({ sessionId: SESSION, position: null });
});

it('comes back to the library where no session was open any more', () => {
  startInSession().noteSession(null);
  expect(start().take()).toEqual({ ended: 'app', open: null, isLeftClosed: false });
});

it('passes over moments of a session that is not open any more', () => {
  const comeback = startInSession();
  comeback.noteSession(OTHER);
  comeback.notePosition(SESSION, AT);
  expect(start().take()?.open).toEqual({ sessionId: OTHER, position: null });
});

it('opens no session of another library', () => {
  startInSession();
  expect(start('/other').take()).toEqual({ ended: 'app', open: null, isLeftClosed: false });
});

it.each(['', '{', 'null', '{"library":"/library"}', '{"library":"/library","open":{"sessionId":"../x"}}'])(
  'says that the app ended, where its mark is damaged: %j',
  (text) => {
    writeFileSync(file, text);
    expect(start().take()).toEqual({ ended: 'app', open: null, isLeftClosed: false });
  },
);

it('does without a mark where none can be written', () => {
  file = path.join(folder, 'a file');
  writeFileSync(file, '');
  file = path.join(file, 'running.json');
  const comeback = startInSession();
  comeback.end();
  expect(start().take()).toBeNull();
});

it('leaves a session closed that ends the app as soon as it is open again', () => {
  startInSession();
  expect(start().take()?.isLeftClosed).toBe(false);
  expect(start().take()).toEqual({ ended: 'app', open: null, isLeftClosed: true });
  expect(start().take()).toEqual({ ended: 'app', open: null, isLeftClosed: false });
});

it('opens it again where the app went on for a while, or another session is open', () => {
  startInSession();
  start();
  vi.advanceTimersByTime(31_000);
  const next = start();
  expect(next.take()?.isLeftClosed).toBe(false);
  next.noteSession(OTHER);
  expect(start().take()).toMatchObject({ open: { sessionId: OTHER }, isLeftClosed: false });
});

it('comes back when the window’s process has ended', () => {
  const comeback = startInSession();
  expect(comeback.noteEndOfWindow()).toBe(true);
  expect(comeback.take()).toEqual({
    ended: 'window',
    open: { sessionId: SESSION, position: AT },
    isLeftClosed: false,
  });
  // What the page tells when it is there again is nothing new.
  comeback.noteSession(SESSION);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ open: { position: AT } });
});

it('leaves the session closed when the window ends again, and gives the window up after that', () => {
  const comeback = startInSession();
  comeback.noteEndOfWindow();
  expect(comeback.noteEndOfWindow()).toBe(true);
  expect(comeback.take()).toEqual({ ended: 'window', open: null, isLeftClosed: true });
  expect(comeback.noteEndOfWindow()).toBe(false);
});

it('does not give the window up when it ends now and then', () => {
  const comeback = startInSession();
  for (let time = 0; time < 10; time++) {
    expect(comeback.noteEndOfWindow()).toBe(true);
    expect(comeback.take()?.isLeftClosed).toBe(false);
    vi.advanceTimersByTime(40_000);
  }
});

it('still tells of the app when the window ends before it could', () => {
  startInSession();
  const next = start();
  next.noteEndOfWindow();
  expect(next.take()).toEqual({ ended: 'app', open: null, isLeftClosed: true });
});

it('leaves the mark of an app that still runs alone, where no lock keeps a second one away', () => {
  startInSession();
  const mark = JSON.parse(readFileSync(file, 'utf8')) as object;
  const text = JSON.stringify({ ...mark, pid: process.ppid });
  writeFileSync(file, text);
  const second = new Comeback(file, '/library', true);
  expect([second.endedUnexpectedly, second.take()]).toEqual([false, null]);
  second.noteSession(OTHER);
  second.end();
  expect(readFileSync(file, 'utf8')).toBe(text);
});

it('notices the end of the app before where there is no lock, too', () => {
  startInSession();
  const mark = JSON.parse(readFileSync(file, 'utf8')) as object;
  // More than Linux gives.
  writeFileSync(file, JSON.stringify({ ...mark, pid: 2 ** 30 }));
  const next = new Comeback(file, '/library', true);
  expect(next.take()?.open).toEqual({ sessionId: SESSION, position: AT });
  next.end();
  expect(existsSync(file)).toBe(false);
});
