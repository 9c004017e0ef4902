import { Replayer } from '@rrweb/replay';
import type { eventWithTime } from '@rrweb/types';
import type { ReplayEvent } from '../../shared/model/replay-event.ts';
import { sanitiseAssetSheet } from '../../shared/sanitise/css/sanitise-asset-sheet.ts';
import { EventSanitiser } from '../../shared/sanitise/sanitise-events.ts';
import { makeCase, type WallCase } from './make-case.ts';
import { PLAYED, recordCases } from './record-cases.ts';

/** What the test calls in the page. */
export interface FirstWallPage {
  /**
   * Plays the cases from `from` up to `to`, and waits until all that they ask for has been asked for.
   * @param isStanding whether the wall is there
   * @returns the style sheets that rrweb has rewritten
   */
  play(seed: number, from: number, to: number, isStanding: boolean): Promise<string[]>;
}

/** Asked for by the page itself, after everything else: when it has failed, all that came before has been seen. */
export const LAST = 'http://last.bait.test/';
const PATIENCE_MS = 20_000;
const silent = { log: () => undefined, warn: () => undefined } as unknown as Console;

async function play(seed: number, from: number, to: number, isStanding: boolean): Promise<string[]> {
  const cases = Array.from({ length: to - from }, (_, at) => makeCase(seed, from + at));
  const root = document.createElement('div');
  document.body.append(root);
  const replayer = replay(prepare(cases, isStanding), root);
  try {
    // rrweb builds the first snapshot by a timer.
    await new Promise((resolve) => setTimeout(resolve, 5));
    replayer.pause(Number.MAX_SAFE_INTEGER);
    const page = replayer.iframe.contentDocument;
    if (!page?.querySelector(`[${PLAYED}]`)) {
      throw new Error(`not all of cases ${from} to ${to} of seed ${seed} were played`);
    }
    await loadAssetSheets(cases, page, isStanding);
    await settle(page);
    return rewrittenBy(replayer);
  } finally {
    replayer.destroy();
    root.remove();
  }
}

/** Wall 1 gets the events as the stage gives them to it: in batches. */
function prepare(cases: readonly WallCase[], isStanding: boolean): ReplayEvent[] {
  const events = recordCases(cases).map((part) => JSON.parse(JSON.stringify(part)) as ReplayEvent[]);
  if (isStanding) {
    const sanitiser = new EventSanitiser();
    events.forEach((batch) => sanitiser.sanitise(batch));
  }
  return events.flat();
}

/** As the stage does, but with scripts in the frame: that is the second wall. */
function replay(events: readonly ReplayEvent[], root: HTMLElement): Replayer {
  return new Replayer(events as unknown as eventWithTime[], {
    root,
    useVirtualDom: false,
    triggerFocus: false,
    mouseTail: false,
    showWarning: false,
    logger: silent,
    UNSAFE_replayCanvas: true,
  });
}

/** rrweb remembers what it has rewritten, and what came of it. */
function rewrittenBy(replayer: Replayer): string[] {
  const { cache } = replayer as unknown as { cache: { stylesWithHoverClass: ReadonlyMap<string, string> } };
  return [...cache.stylesWithHoverClass].filter(([given, shown]) => given !== shown).map(([given]) => given);
}

/** Sheets of asset packs are loaded as files are, by a link. */
async function loadAssetSheets(
  cases: readonly WallCase[],
  page: Document,
  isStanding: boolean,
): Promise<void> {
  const loads = cases.flatMap(({ number, assetSheet }) => {
    const box = page.querySelector(`#box${number}`);
    if (assetSheet === undefined || !box) {
      return [];
    }
    const address = `http://c${number}.bait.test/sheets/a.css`;
    const css = isStanding ? sanitiseAssetSheet(assetSheet, [address], () => undefined) : assetSheet;
    return [loadSheet(css, box)];
  });
  await Promise.all(loads);
}

async function loadSheet(css: string, box: Element): Promise<void> {
  const link = box.ownerDocument.createElement('link');
  link.rel = 'stylesheet';
  link.href = URL.createObjectURL(new Blob([css], { type: 'text/css' }));
  box.append(link);
  await ended(link);
  URL.revokeObjectURL(link.href);
}

let lasts = 0;

/** Waits until the page has been laid out and painted, and its requests have been seen. */
async function settle(page: Document): Promise<void> {
  page.body.getBoundingClientRect();
  for (let frame = 0; frame < 2; frame++) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
  const image = page.createElement('img');
  image.src = `${LAST}${++lasts}`;
  page.body.append(image);
  await ended(image);
}

function ended(element: HTMLElement): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('nothing came of a request')), PATIENCE_MS);
    for (const name of ['load', 'error']) {
      element.addEventListener(name, () => {
        clearTimeout(timer);
        resolve();
      });
    }
  });
}

const firstWall: FirstWallPage = { play };
Object.assign(globalThis, { firstWall });
