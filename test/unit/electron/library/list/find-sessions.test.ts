import { expect, it } from 'vitest';
import { findSessions } from '../../../../../electron/library/list/find-sessions.ts';
import { markSessions } from '../../../../../electron/library/sessions/marks.ts';
import type { WritableLibrary } from '../../../../../electron/library/database/library.ts';
import { addSession } from '../../../../helpers/library-sessions.ts';
import { START_MS } from '../../../../helpers/make-events.ts';
import { makeLibrary } from '../../../../helpers/open-library.ts';
import { makeId } from '../../../../helpers/store-session.ts';

/** The older half is more than a list shows at first. */
async function makeMany(): Promise<WritableLibrary> {
  const library = makeLibrary();
  const common = { person: 'bob', firstUrl: 'https://shop.example/cart' };
  for (let at = 0; at < 40; at++) {
    await addSession(library, { ...common, name: `s${at}`, startedAtMs: START_MS + at * 1000 });
  }
  const other = { person: '50 %', firstUrl: 'https://apply.example/', startedAtMs: START_MS - 1 };
  await addSession(library, { ...other, name: 'odd' });
  return library;
}

function find(library: WritableLibrary, containing: string, without: readonly string[] = []): string[] {
  return findSessions(library, { containing, without, limit: 30 }).map(({ id }) => id);
}

it('finds a session of the whole library by its page, person, file or title, whatever the case', async () => {
  const library = await makeMany();
  markSessions(library, [makeId('s3')], { kind: 'title', title: 'Card refused' });
  expect(find(library, 'APPLY.example')).toEqual([makeId('odd')]);
  expect(find(library, 'refused')).toEqual([makeId('s3')]);
  expect(find(library, 's17')).toEqual([makeId('s17')]);
  expect(find(library, 'bo')).toHaveLength(30);
});

it('takes signs as they are typed', async () => {
  const library = await makeMany();
  expect(find(library, '0 %')).toEqual([makeId('odd')]);
  expect(find(library, '_')).toEqual([]);
});

it('lists the newest first, without those that are left out', async () => {
  const library = await makeMany();
  expect(find(library, '').slice(0, 2)).toEqual([makeId('s39'), makeId('s38')]);
  expect(find(library, '', [makeId('s39')])[0]).toBe(makeId('s38'));
});
