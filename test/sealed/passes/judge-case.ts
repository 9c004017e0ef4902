import { setTimeout as sleep } from 'node:timers/promises';
import type { Milliseconds } from '../../../shared/model/units.ts';
import { startIdleTimer } from '../../helpers/idle-timer.ts';
import { hearScripts } from '../drive/canary.ts';
import type { TracedApp } from '../drive/traced-app.ts';
import { firstDifference, readHost, readInterface, resetHost, type HostReport } from '../drive/host-watch.ts';
import {
  importFiles,
  leaveSession,
  playThrough,
  rewind,
  waitForOpening,
  type Outcome,
} from '../drive/play-recording.ts';
import type { HostileCase } from '../recordings.ts';
import type { AppLife } from './app-life.ts';

/** What a hostile recording achieved in the app. */
export interface Verdict {
  readonly name: string;
  readonly vector: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly outcome: Outcome;
  /** What its scripts told of themselves. */
  readonly scripts: readonly string[];
  /** Requests that the last wall had to cancel, and what the content security policy refused before it. */
  readonly cancelled: number;
  readonly refusals: number;
  /** How the app's own interface differs from before; nothing where it does not. */
  readonly change: string | undefined;
  readonly host: HostReport;
  /** How long a timer or a key of the app may have waited. */
  readonly allowedMs: Milliseconds;
}

/** A stop of half a second is noticed; the app is traced, so twice that, and more where the machine is busy. */
const RESPONSIVE_MS = 1000;

/** A page that is busy for good answers neither the mouse nor Playwright. */
const CASE_TIMEOUT_MS = 180_000;
const STUCK: Pick<Verdict, 'outcome' | 'change'> = {
  outcome: `not shown: the page did not answer for ${CASE_TIMEOUT_MS / 1000} s`,
  change: undefined,
};

export function isHeld(verdict: Verdict): boolean {
  const { host } = verdict;
  return (
    verdict.scripts.length === 0 &&
    verdict.cancelled === 0 &&
    verdict.change === undefined &&
    host.pages === 1 &&
    host.lateMs < verdict.allowedMs &&
    host.inputMs < verdict.allowedMs
  );
}

/** Imports and plays a hostile recording, and looks what became of the app. */
export async function judgeCase(life: AppLife, { name, file, vector }: HostileCase): Promise<Verdict> {
  const fromMs = Date.now();
  const idle = startIdleTimer();
  await leaveSession(life.app);
  await resetHost(life.app);
  const before = await readHost(life.app);
  const { outcome, change } = await Promise.race([playWatched(life, file), sleep(CASE_TIMEOUT_MS, STUCK)]);
  const host = await readHost(life.app);
  const { scripts, refusals } = await hearScripts(life.app);
  const verdict: Verdict = {
    name,
    vector,
    fromMs,
    toMs: Date.now(),
    outcome,
    scripts,
    refusals,
    cancelled: host.cancelled - before.cancelled,
    change,
    host,
    allowedMs: idle.allow(RESPONSIVE_MS),
  };
  if (outcome.startsWith('not shown')) {
    // The stage may still be busy, or gone, and Playwright with it.
    await life.restart();
  }
  return verdict;
}

async function playWatched(life: AppLife, file: string): Promise<Pick<Verdict, 'outcome' | 'change'>> {
  const library = await readLibrary(life.app);
  try {
    await importFiles(life.app, [file]);
    const outcome = await waitForOpening(life.app);
    if (outcome === 'played') {
      return { outcome, change: await comparePlaying(life) };
    }
    await leaveSession(life.app);
    const isUnchanged = outcome.startsWith('refused');
    return {
      outcome,
      change: isUnchanged ? firstDifference(library, await readLibrary(life.app)) : undefined,
    };
  } catch (error) {
    const message = String(error).split('\n')[0] ?? '';
    return { outcome: `not shown: the test lost the page (${message})`, change: undefined };
  }
}

/** The library's interface, once the stage is ready that waits behind it. */
async function readLibrary(app: TracedApp): Promise<string> {
  await app.page.locator('.warm-stage__holder iframe').waitFor({ state: 'attached' });
  return readInterface(app);
}

async function comparePlaying({ app }: AppLife): Promise<string | undefined> {
  await showDetails(app.page);
  await rewind(app);
  const before = await readInterface(app);
  await playThrough(app);
  await rewind(app);
  return firstDifference(before, await readInterface(app));
}

/**
 * What a recording says of itself is part of the interface that must not change; what is counted while it is indexed
 * changes for good reason.
 */
async function showDetails(page: AppLife['app']['page']): Promise<void> {
  const inspector = page.getByRole('button', { name: 'Inspector', exact: true });
  if ((await inspector.getAttribute('aria-pressed')) === 'false') {
    await inspector.click();
  }
  await page.getByRole('tab', { name: /^All/ }).click();
  await page.getByRole('tabpanel', { name: 'All', exact: true }).waitFor();
  await page
    .getByText(/^Indexing/)
    .first()
    .waitFor({ state: 'hidden' });
  await openTab(page, 'Details');
}

/** A tab that has no room stands in a menu. */
async function openTab(page: AppLife['app']['page'], name: string): Promise<void> {
  const tab = page.getByRole('tab', { name });
  if (await tab.isVisible()) {
    await tab.click();
    return;
  }
  await page.getByRole('button', { name: 'More tabs', exact: true }).click();
  await page.getByRole('menuitem', { name }).click();
}
