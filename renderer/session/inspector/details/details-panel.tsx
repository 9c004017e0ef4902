import type { ReactElement, ReactNode } from 'react';
import type { SessionDetails, SourceFile } from '../../../../shared/model/session.ts';
import type { EpochMilliseconds } from '../../../../shared/model/units.ts';
import { clock, formatFullTime, type ClockChoice } from '../../../ui/clock.ts';
import { formatBytes, formatCount, formatDuration, formatUtc } from '../../../ui/format.ts';
import { JsonTree } from '../../../ui/json-tree.tsx';
import { RecordedText } from '../../../ui/recorded-text.tsx';
import { useStore } from '../../../ui/store.ts';
import { VerifySection } from './verify-section.tsx';
import sections from './sections.module.css';
import facts from '../../../ui/facts.module.css';
import css from './details-panel.module.css';

const MAX_WINDOWS = 20;

interface DetailsPanelProps {
  readonly details: SessionDetails;
  /** What the recording says of itself. */
  readonly children: ReactNode;
}

/** What is known about a session: its facts, and the files it came from. */
export function DetailsPanel({ details, children }: DetailsPanelProps): ReactElement {
  const choice = useStore(clock);
  const { session, windows, sources, productEvents } = details;
  return (
    <div className={sections.sections}>
      <h2>Session</h2>
      <dl className={facts.facts}>
        <dt>Started</dt>
        <dd title={formatUtc(session.startedAtMs)}>{formatDay(choice, session.startedAtMs)}</dd>
        <dt>Duration</dt>
        <dd>{formatDuration(session.endedAtMs - session.startedAtMs)}</dd>
        <dt>Events</dt>
        <dd>{formatCount(session.events)}</dd>
        <dt>Windows</dt>
        <dd>{windows.length}</dd>
        {productEvents > 0 && (
          <>
            <dt>Product events</dt>
            <dd>{formatCount(productEvents)}</dd>
          </>
        )}
        <dt>Person</dt>
        <dd>
          <RecordedText text={session.person} />
        </dd>
        <dt>Recorded id</dt>
        <dd>
          <RecordedText text={session.sourceId} />
        </dd>
        <dt>Window ids</dt>
        <dd>
          {windows.slice(0, MAX_WINDOWS).map(({ number, recordedId }) => (
            <div key={number}>
              <RecordedText text={recordedId} />
            </div>
          ))}
          {windows.length > MAX_WINDOWS && `and ${formatCount(windows.length - MAX_WINDOWS)} more`}
        </dd>
        <dt>Id</dt>
        <dd>
          <code className={css.hash}>{session.id}</code>
        </dd>
      </dl>
      {details.personJson !== null && (
        <section aria-label="Person">
          <h2>Person</h2>
          <JsonTree text={details.personJson} opensAtOnce={false} />
        </section>
      )}
      {children}
      <VerifySection session={session} />
      <h2>{sources.length > 1 ? 'Sources' : 'Source'}</h2>
      {sources.map((source) => (
        <SourceFacts key={source.sha256} source={source} />
      ))}
    </div>
  );
}

function describeOriginal({ isKept, path }: SourceFile): string {
  if (isKept) {
    return 'Kept in the library';
  }
  return path === '' ? 'Not kept' : 'Not copied (path only)';
}

/** A moment with its day: in local time where the clock is relative. */
function formatDay(choice: ClockChoice, atMs: EpochMilliseconds): string {
  return formatFullTime(choice === 'relative' ? 'local' : choice, atMs, atMs);
}

function SourceFacts({ source }: { readonly source: SourceFile }): ReactElement {
  const choice = useStore(clock);
  return (
    <dl className={facts.facts}>
      <dt>File</dt>
      <dd>
        <RecordedText text={source.name} />
      </dd>
      {source.path !== '' && (
        <>
          <dt>Folder</dt>
          <dd>
            <RecordedText text={source.path.slice(0, -source.name.length)} />
          </dd>
        </>
      )}
      <dt>Size</dt>
      <dd>{formatBytes(source.bytes)}</dd>
      <dt>Format</dt>
      <dd>
        <RecordedText text={source.dialect} />
      </dd>
      <dt>Imported</dt>
      <dd title={formatUtc(source.importedAtMs)}>{formatDay(choice, source.importedAtMs)}</dd>
      <dt>Original</dt>
      <dd>{describeOriginal(source)}</dd>
      <dt>SHA-256</dt>
      <dd>
        <code className={css.hash}>{source.sha256}</code>
      </dd>
    </dl>
  );
}
