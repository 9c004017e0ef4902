import { useEffect, useState, type ReactElement } from 'react';
import type { ItemDetails, ItemKind, TimelineItem } from '../../../../shared/model/item.ts';
import { toVisibleText } from '../../../../shared/model/visible-text.ts';
import { api, settle } from '../../../app/state/api.ts';
import { clock, formatFullTime } from '../../../ui/clock.ts';
import { FactList, type Fact } from '../../../ui/fact-list.tsx';
import { formatSpan, pluralise } from '../../../ui/format.ts';
import { JsonTree } from '../../../ui/json-tree.tsx';
import { RecordedLines } from '../../../ui/recorded-lines.tsx';
import { useStore } from '../../../ui/store.ts';
import { titleOf } from '../../items/item-look.ts';
import { formatLength } from '../../items/request-texts.ts';
import { RequestMore } from '../network/request-more.tsx';
import type { Workspace } from '../../workspace/workspace.ts';
import css from './item-more.module.css';

interface ItemMoreProps {
  readonly workspace: Workspace;
  readonly item: TimelineItem;
}

type Reading =
  | { readonly phase: 'reading' }
  | { readonly phase: 'failed'; readonly message: string }
  | { readonly phase: 'read'; readonly details: ItemDetails };

/** All that was recorded of an item: read when somebody looks closer. */
export function ItemMore({ workspace, item }: ItemMoreProps): ReactElement {
  const [reading, setReading] = useState<Reading>({ phase: 'reading' });
  const { sessionId } = workspace;
  useEffect(() => {
    let isWanted = true;
    void settle(api.readItemDetails({ sessionId, key: item.key })).then((read) => {
      if (isWanted) {
        setReading(
          read.ok ? { phase: 'read', details: read.value } : { phase: 'failed', message: read.error.message },
        );
      }
    });
    return () => {
      isWanted = false;
    };
  }, [sessionId, item.key]);
  const facts = useFacts({ workspace, item });
  return (
    <>
      {item.kind !== 'request' && <FactList facts={facts} />}
      {reading.phase === 'failed' && <p role="alert">{toVisibleText(reading.message)}</p>}
      {reading.phase === 'read' && <DetailsOf details={reading.details} facts={facts} />}
    </>
  );
}

interface DetailsOfProps {
  readonly details: ItemDetails;
  readonly facts: readonly Fact[];
}

function DetailsOf({ details, facts }: DetailsOfProps): ReactElement | null {
  switch (details.kind) {
    case 'console':
      return (
        <div className={css.console}>
          {details.args.map((argument, at) => (
            <JsonTree key={at} text={argument} />
          ))}
          {details.stack.length > 0 && (
            <section aria-label="Stack" className={css.stack}>
              <RecordedLines text={details.stack.join('\n')} />
            </section>
          )}
        </div>
      );
    case 'request':
      return <RequestMore request={details.request} facts={facts} />;
    case 'json':
      return <JsonTree text={details.json} />;
    case 'none':
      return null;
  }
}

/** Why it is not certain what came of a click (docs/guide.md). */
const UNCERTAIN: Readonly<Partial<Record<ItemKind, string>>> = {
  click: 'No change followed. By its name, it copies, downloads or opens something, which is not recorded.',
  'dead-click': 'No change followed, but the page may have answered where a recording can’t show it.',
  'rage-click': 'The page answered, or a recording can’t show whether it did.',
};

function clickFacts({ facts, kind }: TimelineItem): readonly Fact[] {
  return [
    ['Position', facts.x === undefined ? undefined : `${facts.x}, ${facts.y ?? 0}`],
    ['Clicks', facts.clicks === undefined ? undefined : pluralise(facts.clicks, 'click')],
    ['Certainty', facts.isUncertain ? UNCERTAIN[kind] : undefined],
  ];
}

/** What a line has no room for. */
function useFacts({ workspace, item }: ItemMoreProps): readonly Fact[] {
  const choice = useStore(clock);
  const { facts, kind, durationMs, windowNumber } = item;
  const { session, windows } = workspace.playback.details;
  return [
    [titleOf(item), kind === 'console' || kind === 'request' ? undefined : item.label],
    ['When', formatFullTime(choice, item.atMs, session.startedAtMs)],
    [
      'Began',
      facts.earlierMs === undefined ? undefined : `${formatLength(facts.earlierMs)} before the recording`,
    ],
    ['Window', windows.length > 1 && windowNumber > 0 ? String(windowNumber) : undefined],
    ['Lasts', durationMs === null || kind === 'request' ? undefined : formatSpan(durationMs)],
    ['Selector', facts.selector],
    ...clickFacts(item),
    ['Value', facts.isMasked ? 'Masked by the recorder' : facts.value],
    ['Level', facts.consoleLevel],
  ];
}
