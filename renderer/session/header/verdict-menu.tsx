import { useEffect, useState, type ReactElement } from 'react';
import type { LibraryRow } from '../../../shared/library/library-row.ts';
import type { Verdict } from '../../../shared/model/verdict.ts';
import { toVisibleText } from '../../../shared/model/visible-text.ts';
import { api, unwrap } from '../../app/state/api.ts';
import { libraryFilter, librarySort } from '../../app/state/library-list.ts';
import { library, markSessions } from '../../app/state/library.ts';
import { reportProblem } from '../../app/state/messages.ts';
import { openSession } from '../../app/state/place.ts';
import { useReadOnly } from '../../app/state/status.ts';
import { readAddress } from '../../ui/address.ts';
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
  const { verdicts, others } = useChoices(row);
  const isOff = useReadOnly();
  const wish = useStore(workspace.headerWish);
  const items = verdicts.flatMap(({ name, kind }): MenuItem[] => {
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

interface Choices {
  readonly verdicts: readonly Verdict[];
  /** What the session may be a duplicate of. */
  readonly others: readonly LibraryRow[];
}

function useChoices(row: LibraryRow): Choices {
  const { version } = useStore(library);
  const [choices, setChoices] = useState<Choices>({ verdicts: [], others: [] });
  useEffect(() => {
    let isCurrent = true;
    void Promise.all([unwrap(api.listVerdicts({}), reportProblem), listOthers(row)]).then(
      ([verdicts = [], others]) => {
        if (isCurrent) {
          setChoices({ verdicts, others });
        }
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [row, version]);
  return choices;
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
  const { host, path } = readAddress(firstUrl ?? '');
  return toVisibleText(title || (person ?? (`${host}${path}` || sourceName)));
}

/** The next one is looked up first: under a filter by verdict, this one leaves the list. */
async function giveVerdict(sessionId: string, name: string, duplicateOf: string | null): Promise<void> {
  const next = autoAdvance.get() ? await findNeighbour(sessionId, 1) : undefined;
  await markSessions([sessionId], { kind: 'verdict', name, duplicateOf });
  if (next !== undefined) {
    openSession(next);
  }
}
