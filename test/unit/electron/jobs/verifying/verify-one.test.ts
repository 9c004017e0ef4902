import { appendFileSync, rmSync, truncateSync } from 'node:fs';
import { expect, it } from 'vitest';
import { verifyOne, verifySourcesOf } from '../../../../../electron/jobs/verifying/verify-one.ts';
import type { WritableLibrary } from '../../../../../electron/library/database/library.ts';
import { originalPath } from '../../../../../electron/library/sessions/originals.ts';
import { importInto } from '../../../../helpers/import-into.ts';
import { makeEvents, toJsonl } from '../../../../helpers/make-events.ts';
import { makeLibrary } from '../../../../helpers/open-library.ts';
import { makeId } from '../../../../helpers/store-session.ts';
import { makeTempFolder, writeFile } from '../../../../helpers/temp-folder.ts';

interface Imported {
  readonly library: WritableLibrary;
  readonly file: string;
  readonly id: string;
}

async function makeImported(keepsOriginals: boolean): Promise<Imported> {
  const library = makeLibrary();
  const file = writeFile(makeTempFolder(), 'recording.jsonl', toJsonl(makeEvents(100)));
  const { sessions } = await importInto(library, file, { keepsOriginals });
  return { library, file, id: sessions[0]!.id };
}

const statesOf = async (library: WritableLibrary, id: string): Promise<unknown> =>
  (await verifyOne(library, id))?.files.map(({ what, state }) => [what, state]);

it('says of a session as it was imported what was hashed, and that nothing differs', async () => {
  const { library, id } = await makeImported(true);
  expect(await verifyOne(library, id)).toMatchObject({
    ok: true,
    sessions: 1,
    chunks: 2,
    events: 102,
    differences: [],
    untold: 0,
    files: [
      { name: 'recording.jsonl', what: 'copy', state: 'ok' },
      { name: 'recording.jsonl', what: 'source', state: 'ok' },
    ],
  });
});

it('tells one byte more in the source file, beside a copy that is as it was', async () => {
  const { library, file, id } = await makeImported(true);
  appendFileSync(file, ' ');
  expect(await statesOf(library, id)).toEqual([
    ['copy', 'ok'],
    ['source', 'changed'],
  ]);
  const report = await verifyOne(library, id);
  expect([report?.ok, report?.differences[0]]).toEqual([
    false,
    expect.stringContaining(`The file ${file} is not what was imported`),
  ]);
  expect(await verifySourcesOf(library, id)).toMatchObject([{ what: 'source', state: 'changed' }]);
});

it('tells a copy that was cut, and a source that is gone apart', async () => {
  const { library, file, id } = await makeImported(true);
  const { files } = (await verifyOne(library, id))!;
  truncateSync(originalPath(library, files[0]!.sha256), 10);
  rmSync(file);
  expect(await statesOf(library, id)).toEqual([
    ['copy', 'changed'],
    ['source', 'absent'],
  ]);
});

it('is no fault of the library where a file that was only referenced is gone', async () => {
  const { library, file, id } = await makeImported(false);
  rmSync(file);
  expect(await verifyOne(library, id)).toMatchObject({
    ok: true,
    files: [{ what: 'source', state: 'absent' }],
  });
});

it('tells what was changed in the database', async () => {
  const { library, id } = await makeImported(false);
  library.database.exec('UPDATE main.sessions SET events = events + 1');
  const report = await verifyOne(library, id);
  expect([report?.ok, report?.differences[0]]).toEqual([
    false,
    expect.stringContaining('The session: it holds'),
  ]);
});

it('knows no session that the library does not hold', async () => {
  const { library } = await makeImported(false);
  expect(await verifyOne(library, makeId('f'))).toBeUndefined();
});
