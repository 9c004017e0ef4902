import { setTimeout as sleep } from 'node:timers/promises';
import type { TracedApp } from './traced-app.ts';
import type { WebContents } from 'electron';
import { shownPages } from '../../helpers/main-window.ts';

const REST_MS = 100;
const REST_TURNS = 10;

/** What the app's window says about itself after a recording was played. */
export interface HostReport {
  /** The longest that a timer of the app's page came late, and a key's event waited. */
  readonly lateMs: number;
  readonly inputMs: number;
  /** Requests that the app's own guard cancelled since the app started. */
  readonly cancelled: number;
  /** Windows, webviews and pages in the background, but for the one that makes small pictures. */
  readonly pages: number;
}

interface Watch {
  lateMs: number;
  inputMs: number;
}

interface WatchedWindow {
  sealedWatch?: Watch;
}

/** Runs in the app's page: measures how late its timers and its keys are. */
function startWatch(): void {
  const interval = 20;
  const watch: Watch = { lateMs: 0, inputMs: 0 };
  (window as WatchedWindow).sealedWatch = watch;
  let last = performance.now();
  setInterval(() => {
    const now = performance.now();
    watch.lateMs = Math.max(watch.lateMs, now - last - interval);
    last = now;
  }, interval);
  window.addEventListener(
    'keydown',
    ({ timeStamp }) => (watch.inputMs = Math.max(watch.inputMs, performance.now() - timeStamp)),
    { capture: true },
  );
}

/** Runs in the app's page: forgets what was measured before. */
function resetWatch(): void {
  Object.assign((window as WatchedWindow).sealedWatch ?? {}, { lateMs: 0, inputMs: 0 });
}

async function readWatch(): Promise<HostReport> {
  const { lateMs, inputMs } = (window as WatchedWindow).sealedWatch ?? { lateMs: NaN, inputMs: NaN };
  const status = await window.replay.readStatus({});
  return { lateMs, inputMs, cancelled: status.ok ? status.value.stopped.bySession : NaN, pages: 0 };
}

/**
 * Runs in the app's page: its own interface as markup, without what may change while a recording is played: messages
 * (alerts and states, what became of the last import), the health that is counted and the pictures that are made meanwhile, the
 * focus, and the moment, which is the same where two of these are compared.
 */
function takeInterface(): string {
  const copy = document.documentElement.cloneNode(true) as HTMLElement;
  copy
    .querySelectorAll(
      '[role=alert], [role=status], .network-seal__seal, .health-mark__health, .last-import__last, .scene-grid__grid',
    )
    .forEach((element) => element.remove());
  copy.querySelectorAll('[tabindex]').forEach((element) => element.removeAttribute('tabindex'));
  const extras = {
    title: document.title,
    address: location.href,
    frames: document.querySelectorAll('iframe').length,
    prototype: Object.getOwnPropertyNames(Object.prototype).length,
    globals: Object.getOwnPropertyNames(window).length,
  };
  return `${JSON.stringify(extras)}\n${copy.outerHTML.replaceAll('><', '>\n<')}`;
}

export async function watchHost(app: TracedApp): Promise<void> {
  await app.host(`(${startWatch.toString()})()`);
}

export async function resetHost(app: TracedApp): Promise<void> {
  await app.host(`(${resetWatch.toString()})()`);
}

export async function readHost(app: TracedApp): Promise<HostReport> {
  const report = await app.host<HostReport>(`(${readWatch.toString()})()`);
  const pages = await (await shownPages(app.electron)).evaluate((all: readonly WebContents[]) => all.length);
  return { ...report, pages };
}

/** The app's own interface, once it has come to rest: its lists follow the page a moment later. */
export async function readInterface(app: TracedApp): Promise<string> {
  const take = (): Promise<string> => app.host(`(${takeInterface.toString()})()`);
  let taken = await take();
  for (let turn = 0; turn < REST_TURNS; turn++) {
    await sleep(REST_MS);
    const again = await take();
    if (again === taken) {
      break;
    }
    taken = again;
  }
  return taken;
}

/** The first line that differs, from both sides; nothing where none does. */
export function firstDifference(before: string, after: string): string | undefined {
  const [old, now] = [before.split('\n'), after.split('\n')];
  const at = Array.from({ length: Math.max(old.length, now.length) }).findIndex(
    (_, line) => old[line] !== now[line],
  );
  return at < 0 ? undefined : `${old[at] ?? '(nothing)'} → ${now[at] ?? '(nothing)'}`;
}
