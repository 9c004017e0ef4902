import type { TracedApp } from './traced-app.ts';
import { usePage } from './use-page.ts';

/** How far a recording came: it was played, or why not. */
export type Outcome = 'played' | `refused: ${string}` | `not shown: ${string}`;

const OPEN_TIMEOUT_MS = 15_000;
/** A recording may keep its stage from ever coming to a moment. */
const SHOWN_TIMEOUT_MS = 500;
/** A stage that is busy with what it was last asked for comes to it later. */
const REWIND_TIMEOUT_MS = 60_000;
const AT_START =
  '.open-session__session:has(.controls__play[aria-label="Play"]):not(:has(.stage-frame__busy)) .seek-bar__bar[aria-valuenow="0"][aria-busy="false"]';
const SHOWN = '.seek-bar__bar[aria-busy="false"]';
/** The corpus's recordings are 600 ms long. */
const PLAY_MS = 900;

/** Imports a file through the app's own dialog, and opens what it held. */
export async function importFiles(app: TracedApp, files: readonly string[]): Promise<void> {
  await app.electron.evaluate(
    ({ dialog }, filePaths) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths });
    },
    [...files],
  );
  await leaveSession(app);
  await app.page.getByRole('button', { name: 'Import files…', exact: true }).first().click();
}

/** Back to the library, wherever the app is. */
export async function leaveSession(app: TracedApp): Promise<void> {
  const { page } = app;
  const close = page.getByRole('dialog').getByRole('button', { name: 'Close' });
  if (await close.isVisible()) {
    await close.click();
  }
  const back = page.getByRole('button', { name: /Back to the library/ }).first();
  if (await back.isVisible()) {
    await back.click();
  }
}

/** Waits until the recording that was chosen is on the stage, or the app says why it is not. */
export async function waitForOpening(app: TracedApp): Promise<Outcome> {
  const { page } = app;
  const ready = page.locator('.controls__play:enabled');
  const report = page.getByRole('dialog');
  const alert = page.locator(
    '.stage-notices__message[role=alert], .session-view__failed, .status-bar__problem',
  );
  try {
    await ready.or(report).or(alert).first().waitFor({ timeout: OPEN_TIMEOUT_MS });
  } catch {
    return `not shown: nothing after ${OPEN_TIMEOUT_MS / 1000} s`;
  }
  if (await report.isVisible()) {
    const open = report.getByRole('button', { name: 'Open', exact: true }).first();
    if (!(await open.isVisible())) {
      return `refused: ${firstLine(await report.locator('.report-table__why').first().innerText())}`;
    }
    await open.click();
    return waitForOpening(app);
  }
  return (await alert.isVisible()) ? `not shown: ${firstLine(await alert.first().innerText())}` : 'played';
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? '';
}

/** Paused at the beginning: the state in which the app's interface is compared. */
export async function rewind(app: TracedApp): Promise<void> {
  await app.page.mouse.move(2, 2);
  const until = Date.now() + REWIND_TIMEOUT_MS;
  while (Date.now() < until) {
    await press(app, 'Pause');
    await seekTo(app, 'Home');
    if (await isThere(app, AT_START)) {
      return;
    }
  }
}

/** Plays from the beginning, jumps about, uses the page as a user would, and plays to the end. */
export async function playThrough(app: TracedApp, playMs = PLAY_MS): Promise<void> {
  await press(app, 'Play');
  await playFor(app, playMs);
  for (const place of [0.5, 0.9, 0.1]) {
    await clickSlider(app, place);
    await isThere(app, SHOWN);
  }
  await restOnSlider(app, 0.7);
  await usePage(app);
  await clickSlider(app, 0.9);
  await press(app, 'Play');
  await playToEnd(app, playMs);
}

/** Until so much of the recording was played, or all of it; a recording may also keep its stage from going on. */
async function playFor({ page }: TracedApp, playMs: number): Promise<void> {
  const read = (): number =>
    Number(document.querySelector('.seek-bar__bar')?.getAttribute('aria-valuenow') ?? Infinity);
  const from = await page.evaluate(read);
  const hasPlayed = ([start, length]: readonly [number, number]): boolean => {
    const bar = document.querySelector('.seek-bar__bar');
    const isPlaying = document.querySelector('.controls__play[aria-label="Pause"]') !== null;
    return !bar || !isPlaying || Number(bar.getAttribute('aria-valuenow')) >= start + length;
  };
  await page
    .waitForFunction(hasPlayed, [from, playMs] as const, { timeout: 3 * playMs })
    .catch(() => undefined);
}

/** Whether something is on the screen within a moment. */
function isThere({ page }: TracedApp, selector: string): Promise<boolean> {
  return page
    .locator(selector)
    .waitFor({ timeout: SHOWN_TIMEOUT_MS })
    .then(
      () => true,
      () => false,
    );
}

async function playToEnd(app: TracedApp, timeout: number): Promise<void> {
  const play = app.page.getByRole('button', { name: 'Play', exact: true });
  const hasEnded = await play.waitFor({ timeout }).then(
    () => true,
    () => false,
  );
  if (!hasEnded) {
    // A long recording: its last moments, from there on.
    await seekTo(app, 'End');
    await seekTo(app, 'ArrowLeft');
    await isThere(app, SHOWN);
    await seekTo(app, 'End');
  }
}

/** Presses the one or the other, if it is there at this moment: a recording may end at any time. */
async function press(app: TracedApp, label: 'Play' | 'Pause'): Promise<void> {
  await app.host(`document.querySelector('.controls__play[aria-label="${label}"]:enabled')?.click()`);
}

async function seekTo(app: TracedApp, key: string): Promise<void> {
  await app.host(`(document.querySelector('main[aria-label=Session]') ?? document.body).focus()`);
  await app.page.keyboard.press(key);
}

/** Lets the pointer rest over another moment, until a small picture of it is there. */
async function restOnSlider(app: TracedApp, place: number): Promise<void> {
  const box = await app.page.getByRole('slider', { name: 'Position' }).boundingBox();
  if (box) {
    await app.page.mouse.move(box.x + box.width * place, box.y + box.height / 2);
    await isThere(app, '.seek-picture__picture');
  }
}

async function clickSlider(app: TracedApp, place: number): Promise<void> {
  const slider = app.page.getByRole('slider', { name: 'Position' });
  const box = await slider.boundingBox();
  if (box) {
    await slider.click({ position: { x: box.width * place, y: box.height / 2 } });
  }
}
