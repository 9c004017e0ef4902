import type { ReactElement } from 'react';
import type { RequestDetails, RequestPhase } from '../../../../shared/model/item.ts';
import { FactList, type Fact } from '../../../ui/fact-list.tsx';
import { formatBytes } from '../../../ui/format.ts';
import { JsonTree } from '../../../ui/json-tree.tsx';
import { RecordedLines } from '../../../ui/recorded-lines.tsx';
import { formatLength } from '../../items/request-texts.ts';
import { CopyRequest } from './copy-request.tsx';
import { barIn } from './waterfall.ts';
import css from './request-more.module.css';

/** A request in full: where it went, how long each part of it took, and what was sent and answered. */
export function RequestMore({ request }: { readonly request: RequestDetails }): ReactElement {
  const facts: readonly Fact[] = [
    ['URL', request.url],
    ['Status', request.status === null ? null : String(request.status)],
    ['Type', request.initiator],
    ['Protocol', request.protocol],
    ['Transferred', sizeOf(request.transferBytes)],
    ['Size', sizeOf(request.decodedBytes)],
    ['Duration', request.durationMs === null ? null : formatLength(request.durationMs)],
  ];
  return (
    <>
      <FactList facts={facts} />
      <Phases request={request} />
      <Headers title="Request headers" headers={request.requestHeaders} />
      <Headers title="Response headers" headers={request.responseHeaders} />
      <Body title="Request body" body={request.requestBody} />
      <Body title="Response body" body={request.responseBody} />
      <CopyRequest request={request} />
    </>
  );
}

function sizeOf(bytes: number | null): string | null {
  return bytes === null ? null : formatBytes(bytes);
}

const PHASE_NAMES: Readonly<Record<RequestPhase['name'], string>> = {
  redirect: 'Redirect',
  queued: 'Queued',
  dns: 'DNS lookup',
  connect: 'Connecting',
  tls: 'TLS',
  waiting: 'Waiting',
  receiving: 'Receiving',
};

function Phases({
  request: { phases, durationMs },
}: {
  readonly request: RequestDetails;
}): ReactElement | null {
  if (phases.length === 0) {
    return null;
  }
  const span = { fromMs: 0, toMs: Math.max(durationMs ?? 0, ...phases.map(({ toMs }) => toMs)) };
  return (
    <section aria-label="Timing" className={css.phases}>
      <h3 className={css.heading}>Timing</h3>
      {phases.map(({ name, fromMs, toMs }) => (
        <div key={name} className={css.phase}>
          <span>{PHASE_NAMES[name]}</span>
          <span className={css.track}>
            <span className={css.bar} data-phase={name} style={barIn(span, fromMs, toMs - fromMs)} />
          </span>
          <span>{formatLength(toMs - fromMs)}</span>
        </div>
      ))}
    </section>
  );
}

function Headers({
  title,
  headers,
}: {
  readonly title: string;
  readonly headers: RequestDetails['requestHeaders'];
}): ReactElement | null {
  return headers.length === 0 ? null : (
    <section aria-label={title}>
      <h3 className={css.heading}>{title}</h3>
      <RecordedLines text={headers.map(([name, value]) => `${name}: ${value}`).join('\n')} />
    </section>
  );
}

function Body({
  title,
  body,
}: {
  readonly title: string;
  readonly body: string | null;
}): ReactElement | null {
  return body === null ? null : (
    <section aria-label={title}>
      <h3 className={css.heading}>{title}</h3>
      <JsonTree text={body} />
    </section>
  );
}
