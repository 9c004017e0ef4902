import { setTimeout as sleep } from 'node:timers/promises';
import { hearScripts } from '../drive/canary.ts';
import { importFiles, playThrough, waitForOpening } from '../drive/play-recording.ts';
import type { HostileCase } from '../recordings.ts';
import type { Baits, Bite } from '../watch/baits.ts';
import { AppLife, type Traffic } from './app-life.ts';

/** The recordings that `listBlind` looks for. */
const LEAKS: readonly string[] = ['own-script', 'own-image', 'own-name', 'own-outside'];

/** How long a leak may be on its way. */
const LEAK_TIMEOUT_MS = 10_000;
const POLL_MS = 50;

export interface LeakyResult {
  readonly traffic: Traffic;
  readonly scripts: readonly string[];
}

/** The app without its walls, with recordings that leak: every detector must see it. */
export async function runLeaky(
  folder: string,
  electron: string,
  app: string,
  baits: Baits,
  recordings: readonly HostileCase[],
): Promise<LeakyResult> {
  const life = new AppLife(folder, { electron, app }, baits);
  await life.start();
  const scripts: string[] = [];
  for (const { file } of recordings.filter(({ name }) => LEAKS.includes(name))) {
    await importFiles(life.app, [file]);
    if ((await waitForOpening(life.app)) === 'played') {
      // A page that was led away cannot be played to the end.
      await playThrough(life.app).catch(() => undefined);
    }
    scripts.push(...(await hearScripts(life.app)).scripts);
  }
  await waitForLeaks(baits);
  return { traffic: await life.finish(), scripts };
}

async function waitForLeaks({ names, requests }: Baits): Promise<void> {
  const until = Date.now() + LEAK_TIMEOUT_MS;
  while (Date.now() < until && !(names.some(isOwnName) && requests.some(isOwnRequest))) {
    await sleep(POLL_MS);
  }
}

const isOwnName = ({ what }: Bite): boolean => what.endsWith('own.bait.test');
const isOwnRequest = ({ what }: Bite): boolean => what.includes('/own/image.png');

/** Whether each detector saw something of its own. */
export function listBlind({ traffic, scripts }: LeakyResult): string[] {
  const saw = {
    strace: traffic.calls.some(({ name }) => name === 'connect'),
    'packet capture': traffic.packets.outside.some((line) => line.includes('192.0.2.1')),
    'DNS bait': traffic.names.some(isOwnName),
    'HTTP bait': traffic.requests.some(isOwnRequest),
    'script canary': scripts.includes('own-script'),
  };
  return Object.entries(saw)
    .filter(([, isSeen]) => !isSeen)
    .map(([name]) => name);
}
