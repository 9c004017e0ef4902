import type { ReactElement, ReactNode } from 'react';
import type { TimelineItem } from '../../../../shared/model/item.ts';
import { clock, formatTime } from '../../../ui/clock.ts';
import { FactList } from '../../../ui/fact-list.tsx';
import { formatCount } from '../../../ui/format.ts';
import { JsonTree } from '../../../ui/json-tree.tsx';
import { RecordedText } from '../../../ui/recorded-text.tsx';
import { useStore } from '../../../ui/store.ts';
import { readClient } from '../../items/read-client.ts';
import { useRecordingFacts } from '../../workspace/use-recording-facts.ts';
import type { Workspace } from '../../workspace/workspace.ts';
import findings from './findings.module.css';
import line from '../item-line.module.css';
import css from './recording-sections.module.css';

const MAX_SHOWN = 100;

/** What the recording says of itself: who recorded it with what, which pages were visited, how the recorder was set up. */
export function RecordingSections({ workspace }: { readonly workspace: Workspace }): ReactElement {
  const { pages, pageCount, viewports, notes } = useRecordingFacts(workspace);
  const hasWindows = workspace.playback.details.windows.length > 1;
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
          <ol className={css.moments}>
            {pages.map((page) => (
              <MomentRow key={page.key} workspace={workspace} moment={page}>
                <RecordedText text={page.label} />
              </MomentRow>
            ))}
          </ol>
          <LeftOut count={pageCount - pages.length} />
        </section>
      )}
      {viewports.length > 0 && (
        <section aria-label="Viewport">
          <h2>Viewport</h2>
          <ol className={css.moments}>
            {viewports.slice(0, MAX_SHOWN).map((viewport) => (
              <MomentRow
                key={`${viewport.windowNumber} ${viewport.atMs}`}
                workspace={workspace}
                moment={viewport}
              >
                {Math.round(viewport.width)} × {Math.round(viewport.height)} px
                {hasWindows && `, window ${viewport.windowNumber}`}
              </MomentRow>
            ))}
          </ol>
          <LeftOut count={viewports.length - MAX_SHOWN} />
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

function LeftOut({ count }: { readonly count: number }): ReactElement | null {
  return count > 0 ? <p className={findings.headline}>and {formatCount(count)} more</p> : null;
}

interface MomentRowProps {
  readonly workspace: Workspace;
  readonly moment: Pick<TimelineItem, 'atMs' | 'windowNumber'>;
  readonly children: ReactNode;
}

/** Something that was so from a moment on; a click leads there. */
function MomentRow({ workspace, moment, children }: MomentRowProps): ReactElement {
  const choice = useStore(clock);
  return (
    <li>
      <button
        type="button"
        className={css.moment}
        onClick={() => workspace.playback.seekIn(moment.windowNumber, moment.atMs)}
      >
        <span className={css.name}>{children}</span>
        <span className={line.time}>{formatTime(choice, moment.atMs, workspace.whole.fromMs)}</span>
      </button>
    </li>
  );
}
