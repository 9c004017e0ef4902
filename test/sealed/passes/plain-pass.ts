import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inRoot } from '../../../build/setup/paths.mjs';
import { hearScripts } from '../drive/canary.ts';
import type { HostileCase } from '../recordings.ts';
import type { Baits } from '../watch/baits.ts';
import { AppLife, type Traffic } from './app-life.ts';

const PLAY_MS = 900;
const MOMENT_MS = 150;
const CASE_TIMEOUT_MS = 15_000;

/** What a recording achieved in a plain rrweb-player page. */
export interface PlainVerdict {
  readonly name: string;
  readonly scripts: readonly string[];
  readonly requests: number;
  readonly names: number;
  /** `played`, or what went wrong. */
  readonly outcome: string;
}

export interface PlainResult {
  readonly traffic: Traffic;
  readonly verdicts: readonly PlainVerdict[];
}

/** The same recordings in rrweb-player as it comes, in the same Electron: the comparison. */
export async function runPlain(
  folder: string,
  electron: string,
  baits: Baits,
  hostile: readonly HostileCase[],
): Promise<PlainResult> {
  const life = new AppLife(folder, { electron, app: inRoot('test/sealed/plain') }, baits);
  await life.start();
  const verdicts: PlainVerdict[] = [];
  for (const { name, file } of hostile) {
    const [requests, names] = [baits.requests.length, baits.names.length];
    const outcome = await playPlain(life, file);
    const { scripts } = await hearPlain(life);
    const asked = { requests: baits.requests.length - requests, names: baits.names.length - names };
    verdicts.push({ name, outcome, scripts, ...asked });
    if (outcome === 'hung') {
      await life.restart();
    }
  }
  return { traffic: await life.finish(), verdicts };
}

async function hearPlain(life: AppLife): Promise<{ readonly scripts: readonly string[] }> {
  return Promise.race([hearScripts(life.app), sleep(CASE_TIMEOUT_MS, { scripts: [] })]);
}

async function playPlain(life: AppLife, file: string): Promise<string> {
  const events = readEvents(readFileSync(file, 'utf8'));
  if (!events) {
    return 'not readable';
  }
  const played = drivePlain(life, events).catch((error: unknown) => String(error).split('\n')[0] ?? '');
  return Promise.race([played, sleep(CASE_TIMEOUT_MS, 'hung')]);
}

async function drivePlain({ app: { page } }: AppLife, events: readonly unknown[]): Promise<string> {
  await page.goto(`file://${path.join(inRoot('test/sealed/plain'), 'page.html')}`);
  const problem = await page.evaluate(startPlayer, events);
  await sleep(PLAY_MS);
  for (const place of [300, 550, 50]) {
    await page.evaluate(seekPlayer, place);
    await sleep(MOMENT_MS);
  }
  await page.mouse.move(300, 300);
  await page.mouse.click(300, 300);
  await page.evaluate(() =>
    document
      .querySelector('iframe')
      ?.contentDocument?.querySelector<HTMLElement>('a, button, input')
      ?.focus(),
  );
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await sleep(MOMENT_MS);
  return problem ?? 'played';
}

interface PlainWindow {
  rrwebPlayer?: { default?: PlayerClass } & PlayerClass;
  player?: { goto(ms: number, play?: boolean): void } | undefined;
}
type PlayerClass = new (options: object) => NonNullable<PlainWindow['player']>;

function startPlayer(events: readonly unknown[]): string | undefined {
  const page = window as unknown as PlainWindow;
  const Player = page.rrwebPlayer?.default ?? page.rrwebPlayer;
  try {
    page.player = Player && new Player({ target: document.body, props: { events, autoPlay: true } });
    return Player ? undefined : 'there is no rrweb-player';
  } catch (error) {
    return `threw: ${String(error)}`;
  }
}

function seekPlayer(ms: number): void {
  try {
    (window as unknown as PlainWindow).player?.goto(ms, true);
  } catch {
    // What a recording does to the player is not judged here.
  }
}

/** What a page would make of a file by JSON.parse, or line by line. */
function readEvents(text: string): unknown[] | undefined {
  try {
    const parsed = JSON.parse(text) as { data?: { snapshots?: unknown[] } } | unknown[];
    return Array.isArray(parsed) ? parsed : parsed.data?.snapshots;
  } catch {
    return readLines(text);
  }
}

function readLines(text: string): unknown[] | undefined {
  try {
    return text.split('\n').map((line) => JSON.parse(line) as unknown);
  } catch {
    return undefined;
  }
}
