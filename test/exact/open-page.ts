import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright';
import { launchDriven } from '../../build/drive.mjs';
import { launchArguments, launchEnvironment } from '../../build/launch.mjs';
import { inRoot } from '../../build/setup/paths.mjs';
import { buildExactPage } from './build-page.ts';
import type { ExactPage } from './exact-page.ts';

declare global {
  var exactPage: ExactPage;
}

/** The page with stock rrweb, in an Electron of its own. */
export interface OpenExactPage {
  readonly page: Page;
  close(): Promise<void>;
}

export async function openExactPage(): Promise<OpenExactPage> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'airgap-replay-exact-'));
  const file = await buildExactPage(path.join(folder, 'page'));
  const electron = await launchDriven({
    executablePath: process.env['AIRGAP_REPLAY_ELECTRON'] ?? '',
    args: launchArguments([`--user-data-dir=${path.join(folder, 'user')}`, file], inRoot('test/exact')),
    env: launchEnvironment(),
  });
  const page = await electron.firstWindow();
  await page.waitForFunction(() => 'exactPage' in globalThis);
  return {
    page,
    close: async () => {
      await electron.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
