import { useId, useState, type ReactElement } from 'react';
import type { RequestDetails } from '../../../../shared/model/item.ts';
import { FactList, type Fact } from '../../../ui/fact-list.tsx';
import { formatBytes } from '../../../ui/format.ts';
import { JsonTree } from '../../../ui/json-tree.tsx';
import { RecordedLines } from '../../../ui/recorded-lines.tsx';
import { panelId, Tabs } from '../../../ui/tabs.tsx';
import { formatLength } from '../../items/request-texts.ts';
import { CopyRequest } from './copy-request.tsx';
import { RequestTiming } from './request-timing.tsx';
import css from './request-more.module.css';

const TABS = [
  { id: 'response', title: 'Response', count: null },
  { id: 'request', title: 'Request', count: null },
  { id: 'headers', title: 'Headers', count: null },
  { id: 'timing', title: 'Timing', count: null },
] as const;

type RequestTab = (typeof TABS)[number]['id'];

interface RequestMoreProps {
  readonly request: RequestDetails;
  /** When it was, and in which window. */
  readonly facts: readonly Fact[];
}

/** A request in full: in a line what it was and what came of it, then what was answered and sent, and how long it took. */
export function RequestMore({ request, facts }: RequestMoreProps): ReactElement {
  const [tab, setTab] = useState<RequestTab>('response');
  const name = `request-${useId().replaceAll(/\W/g, '')}-`;
  return (
    <div className={css.request}>
      <p className={css.summary} data-failed={(request.status ?? 0) >= 400 || undefined}>
        {summarise(request)}
      </p>
      <div className={css.url}>
        <RecordedLines text={request.url} />
      </div>
      <Tabs label="Request" name={name} tabs={TABS} chosen={tab} onChoose={setTab} />
      <div
        id={panelId(tab, name)}
        role="tabpanel"
        aria-label={TABS.find(({ id }) => id === tab)?.title}
        className={css.panel}
      >
        <Shown tab={tab} request={request} facts={facts} />
      </div>
      <CopyRequest request={request} />
    </div>
  );
}

/** `POST · 500 · fetch · 1.2 kB · 230 ms`: what is known of it. */
function summarise({ method, status, initiator, transferBytes, durationMs }: RequestDetails): string {
  const parts = [
    method,
    status === null ? 'no status' : String(status),
    initiator,
    sizeOf(transferBytes),
    durationMs === null ? null : formatLength(durationMs),
  ];
  return parts.filter((part) => part !== null && part !== '').join(' · ');
}

function sizeOf(bytes: number | null): string | null {
  return bytes === null ? null : formatBytes(bytes);
}

function Shown({ tab, request, facts }: RequestMoreProps & { readonly tab: RequestTab }): ReactElement {
  switch (tab) {
    case 'response':
      return <Body body={request.responseBody} missing="No response body recorded." />;
    case 'request':
      return <Body body={request.requestBody} missing="No request body recorded." />;
    case 'headers':
      return <AllHeaders request={request} />;
    case 'timing':
      return <RequestTiming request={request} facts={facts} />;
  }
}

function Body({ body, missing }: { readonly body: string | null; readonly missing: string }): ReactElement {
  return body === null || body === '' ? <p className={css.missing}>{missing}</p> : <JsonTree text={body} />;
}

function AllHeaders({ request }: { readonly request: RequestDetails }): ReactElement {
  const facts: readonly Fact[] = [
    ['Protocol', request.protocol],
    ['Transferred', sizeOf(request.transferBytes)],
    ['Size', sizeOf(request.decodedBytes)],
  ];
  return (
    <>
      <FactList facts={facts} />
      <Headers title="Response headers" headers={request.responseHeaders} />
      <Headers title="Request headers" headers={request.requestHeaders} />
    </>
  );
}

function Headers({
  title,
  headers,
}: {
  readonly title: string;
  readonly headers: RequestDetails['requestHeaders'];
}): ReactElement {
  return (
    <section aria-label={title}>
      <h3 className={css.heading}>{title}</h3>
      {headers.length === 0 ? (
        <p className={css.missing}>None recorded.</p>
      ) : (
        <RecordedLines text={headers.map(([name, value]) => `${name}: ${value}`).join('\n')} />
      )}
    </section>
  );
}
