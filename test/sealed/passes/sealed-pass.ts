import { leaveSession, importFiles, playThrough, waitForOpening } from '../drive/play-recording.ts';
import type { HostileCase } from '../recordings.ts';
import type { Baits } from '../watch/baits.ts';
import { AppLife, type Traffic } from './app-life.ts';
import { isHeld, judgeCase, type Verdict } from './judge-case.ts';

const FIXTURE_PLAY_MS = 300;
const IMPORT_TIMEOUT_MS = 180_000;

export interface SealedResult {
  readonly traffic: Traffic;
  readonly verdicts: readonly Verdict[];
  readonly fixtures: FixtureResult;
  readonly starts: number;
  readonly kills: number;
}

export interface FixtureResult {
  readonly files: number;
  readonly sessions: number;
  readonly played: number;
  /** Why sessions were not played. */
  readonly others: readonly string[];
}

/** The app's whole life: start, import, play everything, quit. */
export async function runSealed(
  folder: string,
  electron: string,
  baits: Baits,
  recordings: { readonly fixtures: readonly string[]; readonly hostile: readonly HostileCase[] },
  say: (line: string) => void,
): Promise<SealedResult> {
  const life = new AppLife(folder, { electron }, baits);
  await life.start();
  const fixtures = await playFixtures(life, recordings.fixtures, say);
  say(`played ${fixtures.played} of ${fixtures.sessions} sessions from ${fixtures.files} files`);
  const verdicts: Verdict[] = [];
  for (const hostile of recordings.hostile) {
    const verdict = await judgeCase(life, hostile);
    say(
      `${verdict.name}: ${verdict.outcome}${isHeld(verdict) ? '' : `, BROKEN: ${JSON.stringify({ ...verdict, vector: undefined })}`}`,
    );
    verdicts.push(verdict);
  }
  const traffic = await life.finish();
  return { traffic, verdicts, fixtures, starts: life.starts, kills: life.kills };
}

async function playFixtures(
  life: AppLife,
  files: readonly string[],
  say: (line: string) => void,
): Promise<FixtureResult> {
  await importFiles(life.app, files);
  const { page } = life.app;
  await page
    .getByRole('dialog')
    .locator('.report-table__line')
    .first()
    .waitFor({ timeout: IMPORT_TIMEOUT_MS });
  await leaveSession(life.app);
  const sessions = Number(await page.getByRole('grid').getAttribute('aria-rowcount')) - 1;
  say(`imported ${files.length} files: ${sessions} sessions`);
  const outcomes: string[] = [];
  for (let row = 0; row < sessions; row++) {
    outcomes.push(await playRow(life, row));
  }
  const others = outcomes.filter((outcome) => outcome !== 'played');
  return { files: files.length, sessions, played: sessions - others.length, others };
}

/** Only rows on the screen are there to be clicked. */
async function scrollToRow({ page }: AppLife['app'], row: number): Promise<void> {
  await page.locator('.session-table__scroller').evaluate((scroller, index) => {
    const height = scroller.querySelector('[data-row]')?.getBoundingClientRect().height ?? 0;
    scroller.scrollTo({ top: index * height });
  }, row);
}

async function playRow(life: AppLife, row: number): Promise<string> {
  try {
    await leaveSession(life.app);
    await scrollToRow(life.app, row);
    await life.app.page.locator(`[role=grid] [data-row="${row}"]`).click();
    const outcome = await waitForOpening(life.app);
    if (outcome === 'played') {
      await playThrough(life.app, FIXTURE_PLAY_MS);
    }
    return outcome;
  } catch (error) {
    await life.restart();
    return `not shown: the test lost the page (${String(error).split('\n')[0] ?? ''})`;
  }
}
