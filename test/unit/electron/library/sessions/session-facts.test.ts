import { describe, expect, it } from 'vitest';
import type { WritableLibrary } from '../../../../../electron/library/database/library.ts';
import { querySessions } from '../../../../../electron/library/list/query-sessions.ts';
import { refreshSessionFacts } from '../../../../../electron/library/sessions/session-facts.ts';
import { DEFAULT_SORT, NO_FILTER } from '../../../../../shared/library/session-filter.ts';
import { addSession, indexSession, makeItem } from '../../../../helpers/library-sessions.ts';
import { START_MS } from '../../../../helpers/make-events.ts';
import { makeLibrary } from '../../../../helpers/open-library.ts';

function factsOf(library: WritableLibrary): unknown {
  const list = { filter: NO_FILTER, sort: DEFAULT_SORT, offset: 0, limit: 1 };
  return querySessions(library, list).rows.map(({ browser, os, facts }) => ({ browser, os, facts }))[0];
}

describe('what is known of a session', () => {
  it('is counted anew whenever the deep index has come further', async () => {
    const library = makeLibrary();
    const id = await addSession(library, { name: 'a' });
    indexSession(library, id, { items: [makeItem('click')] });
    indexSession(library, id, { items: [makeItem('click'), makeItem('error', 'error')] });
    expect(factsOf(library)).toMatchObject({ facts: { clicks: 2, errors: 1 } });
  });

  it('counts pauses of up to five seconds as activity, and overlapping windows once', async () => {
    const library = makeLibrary();
    const at = (seconds: number): number => START_MS + seconds * 1000;
    await addSession(library, {
      name: 'a',
      active: [
        { fromMs: at(10), toMs: at(20) },
        { fromMs: at(12), toMs: at(22) },
        { fromMs: at(26), toMs: at(30) },
      ],
    });
    expect(factsOf(library)).toMatchObject({ facts: { activeMs: 20_000 } });
  });

  it('takes the browser from product events where the export names none', async () => {
    const library = makeLibrary();
    const told = (properties: string): object => ({
      name: '$pageview',
      atMs: START_MS,
      propertiesJson: properties,
    });
    const productEvents = ['{', '{"a":1}', '{"$browser":"Firefox","$os":"Linux"}'].map(told) as never;
    await addSession(library, { name: 'a', productEvents });
    expect(factsOf(library)).toEqual({ browser: 'Firefox', os: 'Linux', facts: null });
  });

  it('is read also where a stranger wrote the findings', async () => {
    const library = makeLibrary();
    const id = await addSession(library, { name: 'a', items: [makeItem('click')] });
    for (const findings of ['{', '[]', '{"active":[1,{"fromMs":"x"}]}']) {
      library.database.prepare('UPDATE main.index_pieces SET findings_json = ?').run(findings);
      indexSessionAgain(library, id);
      expect(factsOf(library)).toMatchObject({ facts: { activeMs: 0, clicks: 1 } });
    }
  });

  it('of a session that is gone is not asked for', () => {
    expect(() => refreshSessionFacts(makeLibrary(), 7)).not.toThrow();
  });
});

function indexSessionAgain(library: WritableLibrary, id: string): void {
  const key = library.database.prepare('SELECT session_key FROM sessions WHERE id = ?').pluck().get(id);
  refreshSessionFacts(library, Number(key));
}
