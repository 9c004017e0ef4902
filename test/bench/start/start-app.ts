import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { launchArguments, launchEnvironment } from '../../../build/launch.mjs';
import { inRoot } from '../../../build/setup/paths.mjs';
import type { Milliseconds } from '../../../shared/model/units.ts';

/** How far a start comes, in this order; see tell-start.mjs. */
export const MARKS = ['loaded', 'ready', 'asked', 'page', 'shown'] as const;
export type Start = Readonly<Record<(typeof MARKS)[number], Milliseconds>>;

/** An app that is started, and what the user waits for. */
export interface StartedApp {
  readonly folder: string;
  readonly args: readonly string[];
  /** The selector of what is shown at last. */
  readonly shown: string;
}

const FOLDER = path.resolve(import.meta.dirname);

/** The least that an app is. */
export function bareWindow(userData: string): StartedApp {
  return { folder: path.join(FOLDER, 'bare'), args: [`--user-data-dir=${userData}`], shown: 'p' };
}

/** Ours, until the library’s list has rows. */
export function ourLibrary(userData: string, library: string): StartedApp {
  const args = [`--user-data-dir=${userData}`, '--library', library];
  return { folder: inRoot('.'), args, shown: '[data-row="0"] td[data-column="started"]' };
}

/** Starts an app and waits until it has quit again. @returns when it came how far, since its process was started */
export async function startOnce(executable: string, { folder, args, shown }: StartedApp): Promise<Start> {
  const telling = ['-r', path.join(FOLDER, 'tell-start.mjs')];
  const startedAt = Date.now();
  const child = spawn(executable, [...telling, ...launchArguments(args, folder)], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...launchEnvironment(), BENCH_SHOWN: shown },
  });
  const [told] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  const line = told.split('\n').find((each) => each.startsWith('{'));
  if (line === undefined) {
    throw new Error(`${folder} ended before it had shown ${shown}`);
  }
  const reached = JSON.parse(line) as Record<keyof Start, number>;
  return Object.fromEntries(MARKS.map((mark) => [mark, reached[mark] - startedAt])) as unknown as Start;
}
