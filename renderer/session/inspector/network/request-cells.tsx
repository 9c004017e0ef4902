import type { ReactElement } from 'react';
import type { TimelineItem } from '../../../../shared/model/item.ts';
import type { TimeSpan } from '../../../../shared/model/window-index.ts';
import { formatBytes } from '../../../ui/format.ts';
import { RecordedText } from '../../../ui/recorded-text.tsx';
import { formatLength, nameOfUrl } from '../../items/request-texts.ts';
import { barIn } from './waterfall.ts';

/** The columns of the list of requests. */
export function NetworkHeader(): ReactElement {
  return (
    <div className="item-line network-header" aria-hidden="true">
      <span />
      <span>Method</span>
      <span>Name</span>
      <span>Status</span>
      <span className="request-type">Type</span>
      <span className="request-size number">Size</span>
      <span className="number">Duration</span>
      <span className="waterfall">Waterfall</span>
      <span className="number">Time</span>
    </div>
  );
}

interface RequestCellsProps {
  readonly item: TimelineItem;
  readonly span: TimeSpan;
}

/** A request's cells in the list of requests. */
export function RequestCells({ item, span }: RequestCellsProps): ReactElement {
  const { facts, status, durationMs, atMs, label } = item;
  const url = facts.url ?? label;
  return (
    <>
      <span className="request-method" role="gridcell">
        <RecordedText text={facts.method ?? null} />
      </span>
      <span className="item-label" role="gridcell">
        <RecordedText text={nameOfUrl(url)} full={url} />
      </span>
      <span className="request-status" role="gridcell">
        {status ?? '—'}
      </span>
      <span className="request-type" role="gridcell">
        <RecordedText text={facts.initiator ?? null} />
      </span>
      <span className="request-size number" role="gridcell">
        {facts.transferBytes === undefined ? '—' : formatBytes(facts.transferBytes)}
      </span>
      <span className="number" role="gridcell">
        {durationMs === null ? '—' : formatLength(durationMs)}
      </span>
      <span className="waterfall" role="gridcell" aria-hidden="true">
        <span className="waterfall-bar" style={barIn(span, atMs, durationMs ?? 0)} />
      </span>
    </>
  );
}
