import type { TimelineItem } from '../../../shared/model/item.ts';
import type { EpochMilliseconds } from '../../../shared/model/units.ts';
import { toVisibleText } from '../../../shared/model/visible-text.ts';
import { formatElapsed } from '../../ui/clock.ts';
import { formatUtc } from '../../ui/format.ts';
import { asideOf, titleOf, titleOfLevel } from './item-look.ts';
import { formatLength } from './request-texts.ts';

/** A row as a line of text, for a ticket or a mail: when, what kind, what it says. */
export function toText(item: TimelineItem, startedAtMs: EpochMilliseconds): string {
  return `${momentOf(item, startedAtMs)} ${kindOf(item)}: ${wordsOf(item)}`;
}

/** The same as an entry of a list in Markdown. What was recorded stands in a code span, where it means nothing else. */
export function toMarkdown(item: TimelineItem, startedAtMs: EpochMilliseconds): string {
  return `- **${momentOf(item, startedAtMs)}** ${kindOf(item)}: ${toCodeSpan(wordsOf(item))}`;
}

/** All that the list knows of a row. */
export function toJson(item: TimelineItem, startedAtMs: EpochMilliseconds): string {
  const { kind, level, atMs, windowNumber, label, status, durationMs, facts } = item;
  const row = { timeUtc: formatUtc(atMs), msFromStart: atMs - startedAtMs, window: windowNumber };
  return JSON.stringify({ ...row, kind, level, text: label, status, durationMs, ...facts }, null, 2);
}

function momentOf({ atMs }: TimelineItem, startedAtMs: EpochMilliseconds): string {
  return `${formatElapsed(atMs - startedAtMs)} (${formatUtc(atMs)})`;
}

function kindOf(item: TimelineItem): string {
  const level = titleOfLevel(item.level).toLowerCase();
  const title = titleOf(item);
  return level === '' || level === title.toLowerCase() ? title : `${title} (${level})`;
}

function wordsOf(item: TimelineItem): string {
  const { kind, label, facts, status, durationMs } = item;
  if (kind === 'request') {
    const answer = [status, durationMs === null ? null : formatLength(durationMs)];
    const told = answer.filter((part) => part !== null).join(', ');
    return toVisibleText([facts.method, facts.url ?? label, told && `→ ${told}`].filter(Boolean).join(' '));
  }
  const aside = kind === 'console' ? '' : asideOf(item);
  return toVisibleText(aside === '' ? label : `${label} (${aside})`);
}

/** A fence that is longer than any run of backticks inside. */
function toCodeSpan(text: string): string {
  const runs = text.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(0, ...runs.map(({ length }) => length)) + 1);
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${text.replaceAll(/\s*\n\s*/g, ' ')}${pad}${fence}`;
}
