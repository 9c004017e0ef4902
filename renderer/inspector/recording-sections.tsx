import type { ReactElement } from 'react';
import type { TimelineItem } from '../../shared/model/item.ts';
import { clock, formatTime } from '../ui/clock.ts';
import { FactList } from '../ui/fact-list.tsx';
import { formatCount } from '../ui/format.ts';
import { JsonTree } from '../ui/json-tree.tsx';
import { RecordedText } from '../ui/recorded-text.tsx';
import { useStore } from '../ui/store.ts';
import { readClient } from './read-client.ts';
import { useRecordingFacts } from './use-recording-facts.ts';
import type { Workspace } from './workspace.ts';

/** What the recording says of itself: who recorded it with what, which pages were visited, how the recorder was set up. */
export function RecordingSections({ workspace }: { readonly workspace: Workspace }): ReactElement {
  const { pages, pageCount, notes } = useRecordingFacts(workspace);
  const client = readClient(notes.map(({ json }) => json));
  return (
    <>
      {client.length > 0 && (
        <section aria-label="Browser and recorder">
          <h2>Browser and recorder</h2>
          <FactList facts={client} />
        </section>
      )}
      {pages.length > 0 && (
        <section aria-label="Pages visited">
          <h2>Pages visited</h2>
          <ol className="visited">
            {pages.map((page) => (
              <VisitedPage key={page.key} workspace={workspace} page={page} />
            ))}
          </ol>
          {pageCount > pages.length && (
            <p className="health-headline">and {formatCount(pageCount - pages.length)} more</p>
          )}
        </section>
      )}
      {notes.map(({ title, json }) => (
        <section key={title} aria-label={title}>
          <h2>
            <RecordedText text={title} />
          </h2>
          <JsonTree text={json} opensAtOnce={false} />
        </section>
      ))}
    </>
  );
}

function VisitedPage({
  workspace,
  page,
}: {
  readonly workspace: Workspace;
  readonly page: TimelineItem;
}): ReactElement {
  const choice = useStore(clock);
  return (
    <li>
      <button
        type="button"
        className="visited-page"
        onClick={() => workspace.playback.seekIn(page.windowNumber, page.atMs)}
      >
        <RecordedText text={page.label} />
        <span className="item-time">{formatTime(choice, page.atMs, workspace.whole.fromMs)}</span>
      </button>
    </li>
  );
}
