import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openForApp } from '../../electron/library/database/open-for-app.ts';
import { openForReading, openForWriting } from '../../electron/library/database/open.ts';
import { identifyLibrary } from '../../electron/library/database/library-identity.ts';
import { importFiles } from '../../electron/jobs/importing/import-files.ts';
import { listSessions } from '../../electron/library/sessions/sessions.ts';
import { EARLIER_RECORDING } from '../helpers/earlier-library.ts';
import { storeSession } from '../helpers/store-session.ts';
import { mountWithoutSharedMemory, whyNoDisks } from './disks/disks.ts';

describe.skipIf(whyNoDisks() !== undefined)(
  'a disk that takes capitals and small letters as the same',
  () => {
    it('has one library, by whatever letters it is named', async () => {
      const { seen, real } = await mountWithoutSharedMemory('--ignore-case');
      const first = openForApp(path.join(seen, 'Cases', 'Library'), 0);
      await storeSession(first.writable!);
      const second = path.join(seen, 'cases', 'LIBRARY');
      expect(identifyLibrary(second)).toBe(identifyLibrary(path.join(seen, 'Cases', 'Library')));
      first.close();
      const again = openForReading(second);
      expect(listSessions(again)).toHaveLength(1);
      again.database.close();
      expect(readdirSync(real)).toEqual(['Cases']);
      expect(readdirSync(path.join(real, 'Cases'))).toEqual(['Library']);
    });

    it('keeps originals by names that are the same in small letters only', async () => {
      const { seen, real } = await mountWithoutSharedMemory('--ignore-case');
      const signal = new AbortController().signal;
      const quiet = { signal, onProgress: () => undefined, keepOriginals: true };
      const report = await importFiles(seen, [EARLIER_RECORDING], quiet);
      expect(report.imports).toMatchObject([{ status: 'imported' }]);
      expect((await importFiles(seen, [EARLIER_RECORDING], quiet)).imports).toMatchObject([
        { status: 'duplicate' },
      ]);
      expect(readdirSync(path.join(real, 'originals'))).toEqual([report.imports[0]?.sha256]);
      const library = openForWriting(seen, 0);
      expect(listSessions(library)).toHaveLength(1);
      library.database.close();
    });
  },
);
