import type { ReactElement } from 'react';
import { HEALTH } from '../../shared/model/health.ts';
import type { SessionDetails, SourceFile } from '../../shared/model/session.ts';
import { HealthMark } from '../library/health-mark.tsx';
import {
  formatBytes,
  formatCount,
  formatDuration,
  formatMoment,
  formatUtc,
  formatZone,
} from '../ui/format.ts';
import { RecordedText } from '../ui/recorded-text.tsx';

/** What is known about a session: its facts, its health, and the files it came from. */
export function DetailsPanel({ details }: { readonly details: SessionDetails }): ReactElement {
  const { session, windows, sources } = details;
  return (
    <aside className="details" aria-label="Details">
      <h2>Session</h2>
      <dl className="facts">
        <dt>Started</dt>
        <dd title={formatUtc(session.startedAtMs)}>
          {formatMoment(session.startedAtMs)} {formatZone(session.startedAtMs)}
        </dd>
        <dt>Duration</dt>
        <dd>{formatDuration(session.endedAtMs - session.startedAtMs)}</dd>
        <dt>Events</dt>
        <dd>{formatCount(session.events)}</dd>
        <dt>Windows</dt>
        <dd>{windows.length}</dd>
        <dt>Person</dt>
        <dd>
          <RecordedText text={session.person} />
        </dd>
        <dt>Recorded id</dt>
        <dd>
          <RecordedText text={session.sourceId} />
        </dd>
      </dl>
      <h2>
        Health <HealthMark health={session.health} />
      </h2>
      {session.health.length === 0 && <p>Nothing was repaired or left out.</p>}
      <ul className="findings">
        {session.health.map(({ code, count }) => (
          <li key={code}>
            {HEALTH[code].meaning} <span className="count">×{formatCount(count)}</span>
          </li>
        ))}
      </ul>
      <h2>Source</h2>
      {sources.map((source) => (
        <SourceFacts key={source.sha256} source={source} />
      ))}
    </aside>
  );
}

function SourceFacts({ source }: { readonly source: SourceFile }): ReactElement {
  return (
    <dl className="facts">
      <dt>File</dt>
      <dd>
        <RecordedText text={source.name} />
      </dd>
      <dt>Folder</dt>
      <dd>
        <RecordedText text={source.path.slice(0, -source.name.length)} />
      </dd>
      <dt>Size</dt>
      <dd>{formatBytes(source.bytes)}</dd>
      <dt>Dialect</dt>
      <dd>{source.dialect}</dd>
      <dt>Imported</dt>
      <dd>{formatMoment(source.importedAtMs)}</dd>
      <dt>SHA-256</dt>
      <dd>
        <code className="hash">{source.sha256}</code>
      </dd>
    </dl>
  );
}
