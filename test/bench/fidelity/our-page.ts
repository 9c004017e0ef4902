import type { Frame, Page } from 'playwright';
import { launchDriven } from '../../../build/drive.mjs';
import { launchArguments, launchEnvironment } from '../../../build/launch.mjs';
import { formatMomentLink } from '../../../renderer/session/controls/moment-link.ts';
import type { SessionSummary } from '../../../shared/model/session.ts';
import type { EpochMilliseconds, Milliseconds } from '../../../shared/model/units.ts';
import type { RecordedPage } from '../../record/fidelity/record-page.ts';
import { LATE, NO_POINTER, type FidelityPlayer } from './fidelity-player.ts';
import { addRule, takeLook } from './take-look.ts';

const PATIENCE: Milliseconds = 30_000;
/** Large enough for the recorded page at its own size, once what lies beside and below it is closed. */
const WINDOW = { width: 1280, height: 880 };
const SETTINGS = { 'player.scaleToFit': false, 'timeline.isOpen': false, 'inspector.isOpen': false };
/** What the app says over the page is not part of it. */
const NO_NOTICES = '[class*="stage-notices"] { display: none !important; }';

/**
 * Starts the real app on a library that holds the recordings.
 * @param userData its folder, with the library in it
 * @param sessionOf the session that was made of a recording
 */
export async function openOurPage(
  executablePath: string,
  userData: string,
  sessionOf: (recorded: RecordedPage) => SessionSummary,
): Promise<FidelityPlayer> {
  const app = await launchDriven({
    executablePath,
    args: launchArguments([`--user-data-dir=${userData}`, '--force-device-scale-factor=1']),
    env: launchEnvironment(),
    colorScheme: null,
  });
  const page = await app.firstWindow();
  page.setDefaultTimeout(PATIENCE);
  await app.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows().forEach((window) => window.setBounds({ x: 0, y: 0, width, height }));
  }, WINDOW);
  await setUp(page);
  const client = await page.context().newCDPSession(page);
  let session: SessionSummary | undefined;
  const go = (atMs: EpochMilliseconds): Promise<void> => jump(page, session, atMs);
  return {
    open: async (recorded) => {
      session = sessionOf(recorded);
      await go(session.startedAtMs);
      await pause(page);
      await go(session.startedAtMs);
    },
    jump: go,
    play: async (fromMs, toMs) => {
      await go(fromMs);
      const startMs = session?.startedAtMs ?? 0;
      await play(page, fromMs - startMs, toMs - startMs);
    },
    look: async () => takeLook(await findDocument(page), client),
    close: () => app.close(),
  };
}

async function setUp(page: Page): Promise<void> {
  await page.getByRole('row').nth(1).waitFor();
  await page.evaluate((settings) => {
    Object.entries(settings).forEach(([key, value]) => localStorage.setItem(key, JSON.stringify(value)));
  }, SETTINGS);
  await page.reload();
  await page.getByRole('row').nth(1).waitFor();
  await addRule(page.mainFrame(), NO_NOTICES);
}

/** By a link to the moment, which a user pastes. */
async function jump(page: Page, session: SessionSummary | undefined, atMs: EpochMilliseconds): Promise<void> {
  if (!session) {
    throw new Error('no session is open');
  }
  await page.evaluate(
    (text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      window.dispatchEvent(new ClipboardEvent('paste', { clipboardData, cancelable: true }));
    },
    formatMomentLink({ sessionId: session.id, atMs }),
  );
  await waitForPosition(page, atMs - session.startedAtMs);
}

async function waitForPosition(page: Page, offset: Milliseconds): Promise<void> {
  await page.waitForFunction((wanted) => {
    const slider = document.querySelector('[role=slider][aria-label=Position]');
    const isThere = Math.abs(Number(slider?.getAttribute('aria-valuenow')) - wanted) <= 1;
    return isThere && slider?.getAttribute('aria-busy') === 'false';
  }, offset);
}

async function pause(page: Page): Promise<void> {
  const isPlaying = await page.getByRole('button', { name: 'Pause', exact: true }).isVisible();
  if (isPlaying) {
    await page.getByRole('button', { name: 'Pause', exact: true }).click();
  }
  await page.getByRole('button', { name: 'Play', exact: true }).waitFor();
}

async function play(page: Page, from: Milliseconds, to: Milliseconds): Promise<void> {
  const isThere = await page.evaluate(
    async ([end, patience]) => {
      const press = (name: string): void =>
        document.querySelector<HTMLElement>(`button[aria-label^=${name}]`)?.click();
      const slider = document.querySelector('[role=slider][aria-label=Position]');
      const isPlayed = (): boolean => Number(slider?.getAttribute('aria-valuenow')) >= end;
      const startedAt = performance.now();
      press('Play');
      while (!isPlayed() && performance.now() - startedAt < patience) {
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      press('Pause');
      return isPlayed();
    },
    [to, to - from + LATE] as const,
  );
  if (!isThere) {
    throw new Error(`playing from ${from} ms did not come to ${to} ms`);
  }
  await page.getByRole('button', { name: 'Play', exact: true }).waitFor();
}

/** The replayed document, once there is but one. */
async function findDocument(page: Page): Promise<Frame> {
  for (let turn = 0; turn < 100; turn++) {
    const stage = page.frames().find((frame) => frame.url().startsWith('stage:'));
    const [replayed, other] = stage?.childFrames() ?? [];
    if (stage && replayed && !other) {
      await addRule(stage, NO_POINTER);
      return replayed;
    }
    await page.waitForTimeout(50);
  }
  throw new Error('there is no replayed document, or more than one');
}
