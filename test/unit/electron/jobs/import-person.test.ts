import { describe, expect, it } from 'vitest';
import { LibraryIndexer } from '../../../../electron/jobs/indexing/index-library.ts';
import type { WritableLibrary } from '../../../../electron/library/database/library.ts';
import { searchLibrary } from '../../../../electron/library/search/search.ts';
import { listSessions, readSession, removeSessions } from '../../../../electron/library/sessions/sessions.ts';
import { parseSearchQuery } from '../../../../shared/search/search-query.ts';
import { importInto } from '../../../helpers/import-into.ts';
import { makeEvents } from '../../../helpers/make-events.ts';
import { makeLibrary } from '../../../helpers/open-library.ts';
import { makeTempFolder, writeFile } from '../../../helpers/temp-folder.ts';

const ALL = makeEvents(6);
const ADA = { name: 'Ada', distinct_ids: ['u1'], properties: { plan: 'enterprise', seats: 40 } };

async function importExport(
  library: WritableLibrary,
  person: unknown,
  events: readonly unknown[] = ALL,
  change = (text: string): string => text,
): Promise<void> {
  const snapshots = events.map((event) => ({ windowId: 1, ...(event as object) }));
  const text = JSON.stringify({ version: '2023-04-28', data: { id: 's', person, snapshots } });
  await importInto(library, writeFile(makeTempFolder(), 'a.json', change(text)));
}

/** What the library holds of the person of its only session. */
function personIn(library: WritableLibrary): unknown {
  const [session] = listSessions(library);
  const json = session && readSession(library, session.id)?.personJson;
  return json ? (JSON.parse(json) as unknown) : json;
}

describe('the person of an export', () => {
  it('is kept as it was exported, with all properties', async () => {
    const library = makeLibrary();
    await importExport(library, ADA);
    expect(personIn(library)).toEqual(ADA);
  });

  it('stays where another part of the session names nobody, and comes with a part that does', async () => {
    for (const persons of [
      [ADA, null],
      [null, ADA],
    ]) {
      const library = makeLibrary();
      await importExport(library, persons[0], ALL.slice(0, 3));
      await importExport(library, persons[1], ALL.slice(3));
      expect([listSessions(library).length, personIn(library)]).toEqual([1, ADA]);
    }
  });

  it('is added to a session that was imported without', async () => {
    const library = makeLibrary();
    await importExport(library, null);
    expect(personIn(library)).toBeNull();
    await importExport(library, ADA);
    expect([listSessions(library).length, personIn(library)]).toEqual([1, ADA]);
  });

  it('goes with the session', async () => {
    const library = makeLibrary();
    await importExport(library, ADA);
    removeSessions(
      library,
      listSessions(library).map(({ id }) => id),
    );
    expect(library.database.prepare('SELECT count(*) FROM persons').pluck().get()).toBe(0);
  });

  it('is left out where it is larger than any description, which is told, and the name is kept', async () => {
    const library = makeLibrary();
    await importExport(library, { ...ADA, notes: 'x'.repeat(300_000) });
    const [session] = listSessions(library);
    expect(personIn(library)).toBeNull();
    expect([session?.person, session?.health]).toEqual(['Ada', [{ code: 'oversized-person', count: 1 }]]);
  });

  it('does not keep a session out, however deep it is nested', async () => {
    // Keys that are numbers: V8 writes such objects by its stack.
    const deep = `${'{"1":'.repeat(30_000)}1${'}'.repeat(30_000)}`;
    const library = makeLibrary();
    await importExport(library, { ...ADA, notes: 'DEEP' }, ALL, (text) => text.replace('"DEEP"', deep));
    const [session] = listSessions(library);
    expect([session?.person, session?.events]).toEqual(['Ada', ALL.length]);
    expect(session?.health).toEqual([{ code: 'oversized-person', count: 1 }]);
  });

  it('is found by its properties', async () => {
    const library = makeLibrary();
    await importExport(library, ADA);
    await new LibraryIndexer(library, '', () => undefined).run();
    const find = (typed: string): number =>
      searchLibrary(library, parseSearchQuery(typed), { sessions: 9, hitsPerSession: 9, hits: 9 }).total;
    expect([find('person:enterprise'), find('person:free')]).toEqual([1, 0]);
  });
});
