import { once } from 'node:events';
import { existsSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openForApp, type AppLibrary } from '../../electron/library/database/open-for-app.ts';
import { openForWriting } from '../../electron/library/database/open.ts';
import { listSessions } from '../../electron/library/sessions/sessions.ts';
import { storeSession } from '../helpers/store-session.ts';
import { mountAlso, mountWithoutSharedMemory, whyNoDisks } from './disks/disks.ts';
import { killChild, readToEnd, runElsewhere } from './disks/elsewhere.ts';

const OPEN = 'electron/library/database/open.ts';
const OPEN_FOR_APP = 'electron/library/database/open-for-app.ts';
const OTHER = { host: 'other-desk', boot: 'another', pid: 1, id: 'theirs' };

function openApp(folder: string): AppLibrary {
  const library = openForApp(folder, 10);
  onTestFinished(() => library.close());
  return library;
}

const claimOf = (folder: string): string => path.join(folder, 'in-use.json');

function makeOld(file: string, seconds: number): void {
  const then = new Date(Date.now() - seconds * 1000);
  utimesSync(file, then, then);
}

describe.skipIf(whyNoDisks() !== undefined)(
  'a library on a share whose locks hold on each computer alone',
  () => {
    it('is written by the first computer, and only read by the second, as it was when that opened it', async () => {
      const here = await mountWithoutSharedMemory();
      const there = await mountAlso(here.real);
      const first = openApp(here.seen);
      await storeSession(first.writable!);
      const app = runElsewhere(
        { openForApp: OPEN_FOR_APP },
        `const library = openForApp(${JSON.stringify(there.seen)}, 10); console.log(library.readOnly, library.access.kind); library.close();`,
        'desk-2',
      );
      expect(await readToEnd(app)).toBe('in-use copy');
      const cli = runElsewhere(
        { openForWriting: OPEN },
        `try { openForWriting(${JSON.stringify(there.seen)}); } catch (error) { console.log(error.code, error.message); }`,
        'desk-2',
      );
      expect(await readToEnd(cli)).toMatch(
        /^library-busy This library is in use on “.+”\. Close it there, and try again/,
      );
      await storeSession(first.writable!, { id: 'b'.repeat(64), sha256: 'c'.repeat(64) });
      expect(first.read().database.pragma('integrity_check', { simple: true })).toBe('ok');
    });

    it('may be written by the second at once when the first has closed it, also by the command line', async () => {
      const here = await mountWithoutSharedMemory();
      const there = await mountAlso(here.real);
      const first = openForApp(here.seen, 10);
      await storeSession(first.writable!);
      first.close();
      expect(existsSync(claimOf(here.real))).toBe(false);
      const cli = runElsewhere(
        { openForWriting: OPEN },
        `console.log(openForWriting(${JSON.stringify(there.seen)}).access.kind);`,
        'desk-2',
      );
      expect(await readToEnd(cli)).toBe('alone');
      expect(existsSync(claimOf(here.real))).toBe(false);
    });

    it('may be written by the second a minute after the first has crashed', async () => {
      const here = await mountWithoutSharedMemory();
      const there = await mountAlso(here.real);
      const crashed = runElsewhere(
        { openForApp: OPEN_FOR_APP },
        `globalThis.kept = openForApp(${JSON.stringify(there.seen)}, 10); console.log('open'); setInterval(() => undefined, 1000);`,
        'desk-2',
      );
      await once(crashed.stdout!, 'data');
      await killChild(crashed);
      expect(openForApp(here.seen, 10).readOnly).toBe('in-use');
      makeOld(claimOf(here.real), 50);
      expect(openForApp(here.seen, 10).readOnly).toBe('in-use');
      makeOld(claimOf(here.real), 61);
      expect(openApp(here.seen).readOnly).toBe('no');
    });

    it('goes on being claimed while it is open', async () => {
      const { seen, real } = await mountWithoutSharedMemory();
      openApp(seen);
      makeOld(claimOf(real), 50);
      const since = (): number => Date.now() - statSync(claimOf(real)).mtimeMs;
      await expect.poll(since, { timeout: 20_000 }).toBeLessThan(5000);
    });

    it('is not written any more by a computer that was taken for dead, as after a long sleep', async () => {
      const { seen, real } = await mountWithoutSharedMemory();
      const library = openApp(seen);
      await storeSession(library.writable!);
      writeFileSync(claimOf(real), JSON.stringify(OTHER));
      const write = (): string => {
        try {
          library.writable!.database.exec('UPDATE main.settings SET value = value');
          return 'written';
        } catch (error) {
          return String(error);
        }
      };
      await expect.poll(write, { timeout: 20_000 }).toMatch(/readonly/);
      expect(listSessions(library.read())).toHaveLength(1);
      expect(JSON.parse(readFileSync(claimOf(real), 'utf8'))).toEqual(OTHER);
    });

    it.each([
      ['is no claim', 'hello'],
      ['is endless', `{"host":"${'x'.repeat(10_000)}"}`],
      ['is empty', ''],
    ])('is opened where what lies there %s', async (_, contents) => {
      const { seen, real } = await mountWithoutSharedMemory();
      writeFileSync(claimOf(real), contents);
      expect(openApp(seen).readOnly).toBe('no');
    });

    it('names no computer by what is no name', async () => {
      const { seen, real } = await mountWithoutSharedMemory();
      writeFileSync(claimOf(real), JSON.stringify({ ...OTHER, host: 'x”. Run rm -rf' }));
      expect(() => openForWriting(seen)).toThrow(/is in use on another computer\./);
    });
  },
);
