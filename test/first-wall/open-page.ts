import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { ElectronApplication } from 'playwright';
import { build } from 'vite';
import { launchDriven } from '../../build/drive.mjs';
import { launchArguments, launchEnvironment } from '../../build/launch.mjs';
import { inRoot } from '../../build/setup/paths.mjs';
import type { FirstWallPage } from './first-wall-page.ts';

declare global {
  var firstWall: FirstWallPage;
  var attempts: string[];
}

/** What came of some cases. */
export interface Played {
  /** The addresses that were asked for. */
  readonly attempts: readonly string[];
  /** The style sheets that rrweb has rewritten. */
  readonly rewritten: readonly string[];
}

/** A window with a player and no wall but the first, in an Electron of its own. */
export interface OpenFirstWall {
  /** Plays the cases from `from` up to `to`. */
  play(seed: number, from: number, to: number, isStanding: boolean): Promise<Played>;
  close(): Promise<void>;
}

export async function openFirstWall(): Promise<OpenFirstWall> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'airgap-replay-first-wall-'));
  await buildPage(path.join(folder, 'page'));
  const user = `--user-data-dir=${path.join(folder, 'user')}`;
  const electron = await launchDriven({
    executablePath: process.env['AIRGAP_REPLAY_ELECTRON'] ?? '',
    args: launchArguments([user, path.join(folder, 'page')], inRoot('test/first-wall')),
    env: launchEnvironment(),
  });
  const page = await electron.firstWindow();
  await page.waitForFunction(() => 'firstWall' in globalThis);
  return {
    play: async (seed, from, to, isStanding) => {
      const rewritten = await page.evaluate((args) => firstWall.play(...args), [
        seed,
        from,
        to,
        isStanding,
      ] as const);
      return { attempts: await takeAttempts(electron), rewritten };
    },
    close: async () => {
      await electron.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function takeAttempts(electron: ElectronApplication): Promise<string[]> {
  return electron.evaluate(() => attempts.splice(0));
}

async function buildPage(folder: string): Promise<void> {
  await build({
    configFile: false,
    root: inRoot('test/first-wall'),
    logLevel: 'warn',
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'chrome148',
      minify: false,
      lib: {
        entry: inRoot('test/first-wall/first-wall-page.ts'),
        formats: ['iife'],
        name: 'page',
        fileName: () => 'page.js',
      },
    },
  });
  const markup = '<!doctype html><meta charset="utf-8"><body></body><script src="page.js"></script>';
  writeFileSync(path.join(folder, 'index.html'), markup);
}
