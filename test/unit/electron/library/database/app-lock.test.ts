import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { takeAppLock } from '../../../../../electron/library/database/app-lock.ts';
import { openForApp, type AppLibrary } from '../../../../../electron/library/database/open-for-app.ts';
import { listSessions } from '../../../../../electron/library/sessions/sessions.ts';
import { asNobody, mayBecomeNobody } from '../../../../helpers/as-nobody.ts';
import { makeLibrary } from '../../../../helpers/open-library.ts';
import { storeSession } from '../../../../helpers/store-session.ts';
import { makeTempFolder, writeFile } from '../../../../helpers/temp-folder.ts';

const root = path.resolve(import.meta.dirname, '../../../../..');

/** Another process that has the lock, and what ends it as a crash does. */
async function holdElsewhere(folder: string): Promise<() => Promise<void>> {
  const script = writeFile(
    makeTempFolder(),
    'hold.mts',
    `import { takeAppLock } from ${JSON.stringify(path.join(root, 'electron/library/database/app-lock.ts'))};
     console.log(takeAppLock(${JSON.stringify(folder)}) ? 'held' : 'refused');
     setInterval(() => undefined, 1000);`,
  );
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script], {
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  const kill = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
  };
  onTestFinished(kill);
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  expect(said.toString()).toBe('held\n');
  return kill;
}

function open(folder: string): AppLibrary {
  const library = openForApp(folder, 0);
  onTestFinished(() => library.close());
  return library;
}

/** The copies of libraries that this process reads. */
function listCopies(): string[] {
  return readdirSync(os.tmpdir()).filter((name) => name.startsWith(`airgap-replay-copy-${process.pid}-`));
}

describe('takeAppLock', () => {
  it('is held by one process at a time, and free when that is killed', async () => {
    const folder = makeTempFolder();
    const kill = await holdElsewhere(folder);
    expect(takeAppLock(folder)).toBeUndefined();
    await kill();
    const release = takeAppLock(folder);
    expect(release).toBeDefined();
    release?.();
  });

  it('can be taken again when it was let go of, and leaves one empty file', () => {
    const folder = makeTempFolder();
    takeAppLock(folder)?.();
    const release = takeAppLock(folder);
    expect(takeAppLock(folder)).toBeUndefined();
    release?.();
    expect(readdirSync(folder)).toEqual(['app.lock']);
  });
});

describe('openForApp', () => {
  it('may write where no other app is', () => {
    const library = open(makeTempFolder());
    expect([library.readOnly, library.writable]).toEqual(['no', library.read()]);
  });

  it('only reads beside another app, and sees what that imports', async () => {
    const folder = makeTempFolder();
    const writer = open(folder);
    const reader = open(folder);
    expect([reader.readOnly, reader.writable]).toEqual(['in-use', undefined]);
    expect(listSessions(reader.read())).toEqual([]);
    await storeSession(writer.writable!);
    expect(listSessions(reader.read())).toHaveLength(1);
    expect(() => reader.read().database.exec('DELETE FROM main.sessions')).toThrow(/readonly/);
  });

  it('waits for a library that the other app is only making', async () => {
    const folder = makeTempFolder();
    await holdElsewhere(folder);
    const reader = open(folder);
    expect(() => reader.read()).toThrow(/There is no library/);
    makeLibrary(folder);
    expect(listSessions(reader.read())).toEqual([]);
  });

  it('lets go of the lock when the library cannot be opened', () => {
    const folder = makeTempFolder();
    writeFile(folder, 'library.sqlite', 'not a database '.repeat(100));
    expect(() => openForApp(folder, 0)).toThrow(/cannot be used/);
    takeAppLock(folder)?.();
  });

  it.skipIf(!mayBecomeNobody)('only reads a library that may not be written', async () => {
    const folder = makeTempFolder();
    // Somebody else has it open, so that what readers need beside it is there.
    const owner = makeLibrary(folder);
    await storeSession(owner);
    chmodSync(folder, 0o755);
    await asNobody(() => {
      const library = openForApp(folder, 0);
      expect([library.readOnly, library.writable]).toEqual(['not-writable', undefined]);
      expect(listSessions(library.read())).toHaveLength(1);
      library.close();
      return Promise.resolve();
    });
  });

  it.skipIf(!mayBecomeNobody)(
    'lets nobody write who cannot hold the lock, as where it is another user’s file',
    async () => {
      const folder = makeTempFolder();
      open(folder).close();
      chmodSync(folder, 0o777);
      chmodSync(path.join(folder, 'library.sqlite'), 0o666);
      await asNobody(() => {
        expect(open(folder).readOnly).toBe('not-writable');
        return Promise.resolve();
      });
      expect(readdirSync(folder).filter((name) => name.startsWith('app.lock'))).toEqual(['app.lock']);
    },
  );

  it.skipIf(!mayBecomeNobody)('says so when a library cannot be made', async () => {
    const folder = makeTempFolder();
    chmodSync(folder, 0o755);
    await asNobody(() => {
      expect(() => openForApp(folder, 0)).toThrow(/There is no library .* may not make one there/);
      return Promise.resolve();
    });
  });

  it.skipIf(!mayBecomeNobody)(
    'reads a copy where nobody has it open and even reading would write beside it',
    async () => {
      const folder = makeTempFolder();
      const owner = openForApp(folder, 0);
      await storeSession(owner.writable!);
      owner.close();
      chmodSync(folder, 0o755);
      const before = readdirSync(folder);
      const copies = listCopies();
      await asNobody(() => {
        const library = openForApp(folder, 0);
        expect([library.readOnly, library.access?.kind]).toEqual(['not-writable', 'copy']);
        expect(listSessions(library.read())).toHaveLength(1);
        expect(listCopies()).toHaveLength(copies.length + 1);
        library.close();
        return Promise.resolve();
      });
      expect(readdirSync(folder)).toEqual(before);
      expect(listCopies()).toEqual(copies);
    },
  );
});
