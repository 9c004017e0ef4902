import type { WindowSummary } from '../../../shared/model/session.ts';
import type { TimeSpan, UrlMark, WindowIndex } from '../../../shared/model/window-index.ts';
import type { EpochMilliseconds, Milliseconds } from '../../../shared/model/units.ts';
import { listInactiveSpans } from '../../../shared/replay/activity.ts';
import type { WindowFindings } from '../../../shared/replay/window-findings.ts';
import type { MissingAssets } from '../../../shared/model/missing-assets.ts';
import type { SliceContent } from '../../stage/protocol.ts';

/** What is known of a window, from the deep index and from what the stage holds. */
export interface WindowFacts {
  readonly urls: readonly UrlMark[];
  /** When the user did nothing; only what is known for certain. */
  readonly inactive: readonly TimeSpan[];
  /** What the events ask for and do not contain; null while nothing has been looked at. */
  readonly missing: MissingAssets | null;
  /** How much of the window these facts are about, 0 to 1; 0 where only the surroundings of the moment are known. */
  readonly known: number;
}

export const NO_FACTS: WindowFacts = { urls: [], inactive: [], missing: null, known: 0 };

/** What the stage holds of a window, and whether that is all of it. */
export interface HeldFindings {
  readonly content: SliceContent;
  readonly isWhole: boolean;
}

/** Puts together what is known; the index counts for what it has read, what the stage holds for the rest. */
export function joinFacts(
  window: WindowSummary,
  index: WindowIndex | undefined,
  held: HeldFindings | undefined,
  threshold: Milliseconds,
): WindowFacts {
  const whole = { fromMs: window.startedAtMs, toMs: window.endedAtMs };
  const listWhole = ({ active }: WindowFindings): TimeSpan[] => listInactiveSpans(active, whole, threshold);
  if (index?.share === 1) {
    const { urls, missing } = index;
    return { urls, inactive: listWhole(index), missing, known: 1 };
  }
  if (held?.isWhole) {
    const { urls, missing } = held.content.findings;
    return { urls, inactive: listWhole(held.content.findings), missing, known: 1 };
  }
  return joinPartly(window, index, held?.content, threshold);
}

const NOTHING: WindowIndex = {
  share: 0,
  urls: [],
  viewports: [],
  active: [],
  missing: { assets: [], unlisted: 0, neutralised: {} },
};

function joinPartly(
  { startedAtMs }: WindowSummary,
  index: WindowIndex | undefined,
  content: SliceContent | undefined,
  threshold: Milliseconds,
): WindowFacts {
  const { active, urls, missing, share: known } = index ?? NOTHING;
  // The index does not say how far it has come; up to the last thing the user did is certain.
  const indexed = { fromMs: startedAtMs, toMs: active.at(-1)?.toMs ?? startedAtMs };
  return {
    urls: joinUrls(urls, content?.findings.urls ?? []),
    inactive: [
      ...listInactiveSpans(active, indexed, threshold),
      ...(content ? listLater(content, indexed.toMs, threshold) : []),
    ],
    missing: known > 0 ? missing : (content?.findings.missing ?? null),
    known,
  };
}

/** The inactive spans after a moment, of what the stage holds. */
function listLater(
  { firstMs, untilMs, findings }: SliceContent,
  fromMs: EpochMilliseconds,
  threshold: Milliseconds,
): TimeSpan[] {
  return listInactiveSpans(findings.active, { fromMs: firstMs ?? 0, toMs: untilMs ?? 0 }, threshold)
    .map((span) => ({ fromMs: Math.max(span.fromMs, fromMs), toMs: span.toMs }))
    .filter((span) => span.toMs - span.fromMs > threshold);
}

function joinUrls(indexed: readonly UrlMark[], held: readonly UrlMark[]): UrlMark[] {
  return [...indexed, ...held]
    .sort((a, b) => a.atMs - b.atMs)
    .filter(({ url }, at, marks) => url !== marks[at - 1]?.url);
}

/** The address the page had at a moment; undefined where none is known. */
export function urlAt(urls: readonly UrlMark[], atMs: number): UrlMark | undefined {
  return urls.findLast((mark) => mark.atMs <= atMs) ?? urls[0];
}
