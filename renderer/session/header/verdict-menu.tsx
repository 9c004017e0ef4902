import { useEffect, useState, type ReactElement } from 'react';
import type { LibraryRow } from '../../../shared/library/library-row.ts';
import { toVisibleText } from '../../../shared/model/visible-text.ts';
import { api, unwrap } from '../../app/state/api.ts';
import { libraryFilter, librarySort } from '../../app/state/library-list.ts';
import { library, markSessions } from '../../app/state/library.ts';
import { reportProblem } from '../../app/state/messages.ts';
import { openSession } from '../../app/state/place.ts';
import { useReadOnly } from '../../app/state/status.ts';
import { verdicts } from '../../app/state/verdict-list.ts';
import { formatAddress } from '../../ui/address.ts';
import { MenuButton } from '../../ui/menu-button.tsx';
import type { MenuItem } from '../../ui/menu-list.tsx';
import { useStore } from '../../ui/store.ts';
import { autoAdvance } from '../playback/playback-settings.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { HEADER_WORDS } from './header-words.ts';
import { findNeighbour } from './neighbours.ts';

interface VerdictMenuProps {
  readonly workspace: Workspace;
  readonly row: LibraryRow;
}

/** What somebody found of the session, and the way to say so. */
export function VerdictMenu({ workspace, row }: VerdictMenuProps): ReactElement {
  const list = useStore(verdicts);
  const others = useOthers(row);
  const isOff = useReadOnly();
  const wish = useStore(workspace.headerWish);
  const items = list.flatMap(({ name, kind }): MenuItem[] => {
    const itemFor = (other: LibraryRow | null): MenuItem => ({
      label: other ? HEADER_WORDS.duplicate(toVisibleText(name), nameOf(other)) : toVisibleText(name),
      isChosen: name === row.verdict && row.duplicateOf === (other?.id ?? null),
      onChoose: () => void giveVerdict(row.id, name, other?.id ?? null),
    });
    return kind === 'duplicate' && others.length > 0 ? others.map(itemFor) : [itemFor(null)];
  });
  const chosen = items.find(({ isChosen }) => isChosen)?.label ?? toVisibleText(row.verdict);
  return (
    <MenuButton
      label={HEADER_WORDS.verdict}
      text={chosen}
      shortcut="V"
      disabled={isOff}
      items={items}
      isWanted={wish === 'verdict'}
      onOpened={() => workspace.headerWish.set(null)}
    />
  );
}

/** What the session may be a duplicate of. */
function useOthers(row: LibraryRow): readonly LibraryRow[] {
  const { version } = useStore(library);
  const [others, setOthers] = useState<readonly LibraryRow[]>([]);
  useEffect(() => {
    let isCurrent = true;
    void listOthers(row).then((found) => {
      if (isCurrent) {
        setOthers(found);
      }
    });
    return () => {
      isCurrent = false;
    };
  }, [row, version]);
  return others;
}

/** How many are offered. */
const MOST = 8;

/** Sessions that are possibly the same recording; where there are none, those that stand nearest in the library's list. */
async function listOthers({ id, sameRecordings }: LibraryRow): Promise<readonly LibraryRow[]> {
  if (sameRecordings > 0) {
    const same = await unwrap(api.listSameRecordings({ sessionId: id }), reportProblem);
    return (same ?? []).filter((session) => session.id !== id).slice(0, MOST);
  }
  const list = { filter: libraryFilter.get(), sort: librarySort.get() };
  const row = await unwrap(api.locateSession({ ...list, sessionId: id }), reportProblem);
  const offset = Math.max(0, (row ?? 0) - MOST / 2);
  const page = await unwrap(api.querySessions({ ...list, offset, limit: MOST + 1 }), reportProblem);
  return (page?.rows ?? []).filter((session) => session.id !== id).slice(0, MOST);
}

function nameOf({ title, person, firstUrl, sourceName }: LibraryRow): string {
  return toVisibleText(title || (person ?? (formatAddress(firstUrl ?? '') || sourceName)));
}

/** The next one is looked up first: under a filter by verdict, this one leaves the list. */
async function giveVerdict(sessionId: string, name: string, duplicateOf: string | null): Promise<void> {
  const next = autoAdvance.get() ? await findNeighbour(sessionId, 1) : undefined;
  await markSessions([sessionId], { kind: 'verdict', name, duplicateOf });
  if (next !== undefined) {
    openSession(next);
  }
}
