import { useEffect, useState, type ReactElement } from 'react';
import type { LibraryRow } from '../../../shared/library/library-row.ts';
import type { Verdict } from '../../../shared/model/verdict.ts';
import { toVisibleText } from '../../../shared/model/visible-text.ts';
import { api, unwrap } from '../../app/state/api.ts';
import { library, markSessions } from '../../app/state/library.ts';
import { reportProblem } from '../../app/state/messages.ts';
import { openSession } from '../../app/state/place.ts';
import { useReadOnly } from '../../app/state/status.ts';
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
  const { verdicts, twins } = useChoices(row);
  const isOff = useReadOnly();
  const wish = useStore(workspace.headerWish);
  const items = verdicts.flatMap(({ name, kind }): MenuItem[] => [
    {
      label: toVisibleText(name),
      isChosen: name === row.verdict && (kind !== 'duplicate' || row.duplicateOf === null),
      onChoose: () => void giveVerdict(row.id, name, null),
    },
    ...(kind === 'duplicate' ? twins : []).map((twin) => ({
      label: HEADER_WORDS.duplicateOf(nameOf(twin)),
      isChosen: name === row.verdict && row.duplicateOf === twin.id,
      onChoose: () => void giveVerdict(row.id, name, twin.id),
    })),
  ]);
  return (
    <MenuButton
      label={HEADER_WORDS.verdict}
      text={toVisibleText(row.verdict)}
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
  /** Sessions that are possibly the same recording. */
  readonly twins: readonly LibraryRow[];
}

function useChoices({ id, sameRecordings }: LibraryRow): Choices {
  const { version } = useStore(library);
  const [choices, setChoices] = useState<Choices>({ verdicts: [], twins: [] });
  useEffect(() => {
    let isCurrent = true;
    void Promise.all([
      unwrap(api.listVerdicts({}), reportProblem),
      sameRecordings > 0 ? unwrap(api.listSameRecordings({ sessionId: id }), reportProblem) : undefined,
    ]).then(([verdicts = [], same = []]) => {
      if (isCurrent) {
        setChoices({ verdicts, twins: same.filter((session) => session.id !== id) });
      }
    });
    return () => {
      isCurrent = false;
    };
  }, [id, sameRecordings, version]);
  return choices;
}

function nameOf({ title, person, firstUrl, sourceName }: LibraryRow): string {
  return toVisibleText(title || person || firstUrl || sourceName);
}

/** The next one is looked up first: under a filter by verdict, this one leaves the list. */
async function giveVerdict(sessionId: string, name: string, duplicateOf: string | null): Promise<void> {
  const next = autoAdvance.get() ? await findNeighbour(sessionId, 1) : undefined;
  await markSessions([sessionId], { kind: 'verdict', name, duplicateOf });
  if (next !== undefined) {
    openSession(next);
  }
}
