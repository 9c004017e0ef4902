import { useEffect, useState } from 'react';
import type { ShortStory } from '../../../shared/contract/story.ts';
import type { LibraryRow } from '../../../shared/library/library-row.ts';
import type { Milliseconds } from '../../../shared/model/units.ts';
import { library } from '../../app/state/library.ts';
import { readShortStory } from './read-short-story.ts';
import { api, settle } from '../../app/state/api.ts';
import { useStore } from '../../ui/store.ts';

/** What is told of the current session. */
export interface PeekContents {
  readonly sessionId: string;
  /** Null where it could not be read. */
  readonly story: ShortStory | null;
  /** Other sessions that are possibly the same recording. */
  readonly same: readonly LibraryRow[];
}

/** As many as there is room for. */
const SCENES = 4;
/** Who goes through the rows asks for nothing. */
const PAUSE: Milliseconds = 200;

/** Read once a session has been the current one for a moment; null until then. */
export function usePeek(session: LibraryRow): PeekContents | null {
  const { id, sameRecordings } = session;
  const isIndexed = session.facts !== null;
  const { version } = useStore(library);
  // Groups change with the library; stories do not.
  const groupVersion = sameRecordings > 0 ? version : 0;
  const [contents, setContents] = useState<PeekContents | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const timer = setTimeout(() => {
      void readPeek(id, sameRecordings > 0).then((read) => isCurrent && setContents(read));
    }, PAUSE);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [id, sameRecordings, isIndexed, groupVersion]);
  return contents?.sessionId === id ? contents : null;
}

async function readPeek(sessionId: string, hasSame: boolean): Promise<PeekContents> {
  const [story, same] = await Promise.all([
    readShortStory(sessionId, SCENES),
    hasSame ? settle(api.listSameRecordings({ sessionId })) : undefined,
  ]);
  return {
    sessionId,
    story,
    same: same?.ok ? same.value.filter(({ id }) => id !== sessionId) : [],
  };
}
