import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright';
import { launchDriven } from '../../build/drive.mjs';
import { launchArguments, launchEnvironment } from '../../build/launch.mjs';
import { inRoot } from '../../build/setup/paths.mjs';
import { buildScriptPage } from './build-page.ts';
import type { ExactPage } from './exact-page.ts';

declare global {
  var exactPage: ExactPage;
}

/** A page of one script, in an Electron of its own. */
export interface OpenPage {
  readonly page: Page;
  close(): Promise<void>;
}

/** Opens the page in which stock rrweb is compared with itself. */
export function openExactPage(): Promise<OpenPage> {
  return openScriptPage('test/exact/exact-page.ts', 'exactPage');
}

/** Opens a page of one script. @param global what the script makes of itself */
export async function openScriptPage(entry: string, global: string): Promise<OpenPage> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'airgap-replay-exact-'));
  const file = await buildScriptPage(path.join(folder, 'page'), entry);
  const electron = await launchDriven({
    executablePath: process.env['AIRGAP_REPLAY_ELECTRON'] ?? '',
    args: launchArguments([`--user-data-dir=${path.join(folder, 'user')}`, file], inRoot('test/exact')),
    env: launchEnvironment(),
  });
  const page = await electron.firstWindow();
  await page.waitForFunction((name) => name in globalThis, global);
  return {
    page,
    close: async () => {
      await electron.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
