import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import type { RunningSite } from './site.ts';

const MAIN_SCRIPT = path.join(import.meta.dirname, 'main-script.mjs');
const LAUNCH_TIMEOUT_MS = 30_000;

/** Electron's Chromium with one window, able to reach one site and nothing else. */
export type Browser = { app: ElectronApplication; page: Page; close: () => Promise<void> };

/** Starts a browser with an empty profile whose only known hosts are the site's. */
export async function openBrowser(site: RunningSite): Promise<Browser> {
  const profile = mkdtempSync(path.join(os.tmpdir(), 'airgap-replay-record-'));
  const app = await _electron.launch({
    executablePath: process.execPath,
    args: [...rootFlags(), `--user-data-dir=${profile}`, resolverFlag(site), MAIN_SCRIPT],
    env: plainEnvironment(),
    timeout: LAUNCH_TIMEOUT_MS,
  });
  const close = async (): Promise<void> => {
    await app.close();
    rmSync(profile, { recursive: true, force: true });
  };
  return { app, page: await app.firstWindow(), close };
}

/**
 * Names on port 80 lead to the server's own port: posthog-js records no network events on localhost, and
 * no port number may get into the recordings.
 */
function resolverFlag({ hosts, port }: RunningSite): string {
  const known = hosts.map((host) => `MAP ${host}:80 127.0.0.1:${port}`);
  return `--host-resolver-rules=${[...known, 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1'].join(', ')}`;
}

/** Chromium refuses to run as root with its sandbox on; here it opens our own pages only. */
function rootFlags(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

/**
 * This script itself runs in Electron as Node; the browser must not. Electron's advice to app authors would
 * end up among the recorded console lines.
 */
function plainEnvironment(): Record<string, string> {
  const kept = Object.entries(process.env).filter(([name]) => name !== 'ELECTRON_RUN_AS_NODE');
  return {
    ...Object.fromEntries(kept.map(([name, value]) => [name, value ?? ''])),
    ELECTRON_DISABLE_SECURITY_WARNINGS: 'true',
  };
}
