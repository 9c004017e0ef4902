import { memo, useEffect, useRef, type ReactElement } from 'react';
import type { ItemKind, TimelineItem } from '../../../../shared/model/item.ts';
import type { TimeSpan } from '../../../../shared/model/window-index.ts';
import { clock, formatFullTime, formatTime } from '../../../ui/clock.ts';
import { formatCount } from '../../../ui/format.ts';
import { Icon } from '../../../ui/icons.tsx';
import { keepFocus } from '../../../ui/keep-focus.ts';
import { RecordedText } from '../../../ui/recorded-text.tsx';
import { useStore } from '../../../ui/store.ts';
import { ItemMore } from './item-more.tsx';
import { asideOf, labelOf, lookOf, titleOf, titleOfLevel } from '../../items/item-look.ts';
import { RequestCells } from '../network/request-cells.tsx';
import type { Workspace } from '../../workspace/workspace.ts';
import { classNames } from '../../../ui/class-names.ts';
import line from '../item-line.module.css';
import visuallyHidden from '../../../ui/visually-hidden.module.css';
import css from './item-row.module.css';

interface ItemRowProps {
  readonly workspace: Workspace;
  readonly itemKey: number;
  /** Undefined until it has been read. */
  readonly item: TimelineItem | undefined;
  /** Known before the item has been read. */
  readonly kind: ItemKind;
  readonly atMs: number;
  /** Whether somebody wrote a note on it. */
  readonly isNoted: boolean;
  readonly index: number;
  /** In CSS pixels from the beginning of the list. */
  readonly top: number;
  /** For how many equal lines it stands. */
  readonly repeats: number;
  readonly isSelected: boolean;
  /** The list's keys act on this row. */
  readonly isCurrent: boolean;
  readonly isPast: boolean;
  readonly isExpanded: boolean;
  /** Of the waterfall; null where there is none. */
  readonly span: TimeSpan | null;
  readonly onSelect: (index: number) => void;
  readonly onToggle: (key: number, isOpen: boolean) => void;
  readonly onMeasure: (key: number, height: number) => void;
}

/** The id of a row's element. */
export function rowId(key: number): string {
  return `item-${key}`;
}

/**
 * One item as a line, with more below it where it was opened. Rendered again only where something of it has changed.
 */
export const ItemRow = memo(function ItemRow(props: ItemRowProps): ReactElement {
  const { itemKey, item, index, isExpanded } = props;
  return (
    <div
      id={rowId(itemKey)}
      className={css.row}
      data-level={item?.level}
      data-current={props.isCurrent || undefined}
      data-future={!props.isPast || undefined}
      role="row"
      aria-rowindex={index + 1}
      aria-selected={props.isSelected}
      aria-expanded={isExpanded}
      style={{ transform: `translateY(${props.top}px)` }}
    >
      <div className={classNames(line.line, css.line)} onClick={() => props.onSelect(index)}>
        <span role="gridcell">
          <button
            type="button"
            className={css.toggle}
            tabIndex={-1}
            aria-label={isExpanded ? 'Close' : 'Open'}
            onMouseDown={keepFocus}
            onClick={(event) => {
              event.stopPropagation();
              props.onToggle(itemKey, !isExpanded);
            }}
          >
            <Icon name="chevron" size={12} />
          </button>
        </span>
        {item ? <Cells {...props} item={item} /> : <UnreadCells {...props} />}
      </div>
      {isExpanded && item && <Measured {...props} item={item} />}
    </div>
  );
});

/** What is known of an item at once: a list is never blank where it has rows. */
function UnreadCells({ kind, atMs, span, workspace }: ItemRowProps): ReactElement {
  const { icon, title } = lookOf(kind);
  return (
    <>
      {!span && (
        <span className={css.kind} role="gridcell">
          <Icon name={icon} size={15} />
        </span>
      )}
      <span className={classNames(line.label, css.unread)} role="gridcell">
        {title}
      </span>
      <TimeCell atMs={atMs} workspace={workspace} />
    </>
  );
}

function Cells({
  item,
  isNoted,
  repeats,
  span,
  workspace,
}: ItemRowProps & { readonly item: TimelineItem }): ReactElement {
  return (
    <>
      <KindCell item={item} />
      {isNoted && <NoteMark />}
      {span ? (
        <RequestCells item={item} span={span} />
      ) : (
        <>
          <span className={line.label} role="gridcell">
            <RecordedText text={labelOf(item)} full={item.label} missing={titleOf(item)} />
            {repeats > 1 && <span className={css.repeats}>×{formatCount(repeats)}</span>}
          </span>
          <span className={css.aside} role="gridcell">
            <RecordedText text={asideOf(item)} missing="" />
          </span>
        </>
      )}
      <TimeCell atMs={item.atMs} workspace={workspace} />
    </>
  );
}

/** In the corner of the row's first cell, where it moves nothing. */
function NoteMark(): ReactElement {
  return (
    <span className={css.noted} title="Has a note">
      <span className={visuallyHidden.text}>Has a note</span>
    </span>
  );
}

function KindCell({ item }: { readonly item: TimelineItem }): ReactElement {
  const { kind, level } = item;
  const { icon } = lookOf(kind);
  const marked = level === 'warn' && kind !== 'request' ? 'warning' : icon;
  const name = [titleOf(item), titleOfLevel(level)].filter((word) => word !== '').join(', ');
  return (
    <span className={css.kind} role="gridcell" title={name}>
      <Icon name={level === 'error' && kind === 'console' ? 'error' : marked} size={15} />
      <span className={visuallyHidden.text}>{name}</span>
    </span>
  );
}

function TimeCell({
  atMs,
  workspace,
}: {
  readonly atMs: number;
  readonly workspace: Workspace;
}): ReactElement {
  const choice = useStore(clock);
  const { startedAtMs } = workspace.playback.details.session;
  return (
    <span className={line.time} role="gridcell" title={formatFullTime(choice, atMs, startedAtMs)}>
      {formatTime(choice, atMs, startedAtMs)}
    </span>
  );
}

/** What is below the line, as high as it is. */
function Measured({
  workspace,
  item,
  itemKey,
  onMeasure,
}: ItemRowProps & { readonly item: TimelineItem }): ReactElement {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    if (!element) {
      return;
    }
    const observer = new ResizeObserver(() => onMeasure(itemKey, element.offsetHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, [itemKey, onMeasure]);
  return (
    <div ref={box} className={css.more} role="gridcell">
      <ItemMore workspace={workspace} item={item} />
    </div>
  );
}
