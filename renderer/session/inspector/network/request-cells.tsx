import type { ReactElement } from 'react';
import type { TimelineItem } from '../../../../shared/model/item.ts';
import type { TimeSpan } from '../../../../shared/model/window-index.ts';
import { formatBytes } from '../../../ui/format.ts';
import { RecordedText } from '../../../ui/recorded-text.tsx';
import { formatLength, nameOfUrl } from '../../items/request-texts.ts';
import { barIn } from './waterfall.ts';
import { classNames } from '../../../ui/class-names.ts';
import line from '../item-line.module.css';
import css from './request-cells.module.css';

/** The columns of the list of requests. */
export function NetworkHeader(): ReactElement {
  return (
    <div className={classNames(line.line, css.header)} aria-hidden="true">
      <span />
      <span>Method</span>
      <span>Name</span>
      <span>Status</span>
      <span className={css.type}>Type</span>
      <span className={classNames(css.size, line.number)}>Size</span>
      <span className={line.number}>Duration</span>
      <span className={css.waterfall}>Waterfall</span>
      <span className={line.number}>Time</span>
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
      <span role="gridcell">
        <RecordedText text={facts.method ?? null} />
      </span>
      <span className={line.label} role="gridcell">
        <RecordedText text={nameOfUrl(url)} full={url} />
      </span>
      <span className={css.status} role="gridcell">
        {status ?? '—'}
      </span>
      <span className={css.type} role="gridcell">
        <RecordedText text={facts.initiator ?? null} />
      </span>
      <span className={classNames(css.size, line.number)} role="gridcell">
        {facts.transferBytes === undefined ? '—' : formatBytes(facts.transferBytes)}
      </span>
      <span className={line.number} role="gridcell">
        {durationMs === null ? '—' : formatLength(durationMs)}
      </span>
      <span className={css.waterfall} role="gridcell" aria-hidden="true">
        <span className={css.bar} style={barIn(span, atMs, durationMs ?? 0)} />
      </span>
    </>
  );
}
