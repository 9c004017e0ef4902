import { chmodSync, chownSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { AWAIT_DRIVER } from '../../../build/drive.mjs';
import { launchArguments, launchEnvironment } from '../../../build/launch.mjs';
import { inRoot } from '../../../build/setup/paths.mjs';
import type { BrowserWindow } from 'electron';
import { mainWindow } from '../../helpers/main-window.ts';

/** Long enough for an app that is being traced on a machine that others use. */
const START_TIMEOUT_MS = 60_000;
const CLOSE_TIMEOUT_MS = 8000;
const ACTION_TIMEOUT_MS = 6000;

export interface Launch {
  readonly electron: string;
  /** The app's folder; the shipped bundle where none is named. */
  readonly app?: string;
  readonly args?: readonly string[];
  /** Where the trace and the user data go. */
  readonly folder: string;
  /** Runs it as this user and with Chromium's sandbox. */
  readonly user?: {
    readonly name: string;
    readonly id: number;
    readonly env: Readonly<Record<string, string>>;
  };
}

/** An Electron app that runs under strace from its first instruction, and is driven by Playwright. */
export class TracedApp {
  readonly electron: ElectronApplication;
  readonly page: Page;
  /** Of Node's and Chromium's debuggers, which Playwright drives the app by. */
  readonly ports: readonly number[];
  readonly pid: number;
  readonly trace: string;

  private constructor(electron: ElectronApplication, page: Page, trace: string, debug: DebugPlace) {
    this.electron = electron;
    this.page = page;
    this.trace = trace;
    this.ports = debug.ports;
    this.pid = debug.pid;
    page.setDefaultTimeout(ACTION_TIMEOUT_MS);
    // Chromium asks before a page is left; nobody is there to answer.
    page.on('dialog', (dialog) => void dialog.dismiss().catch(() => undefined));
  }

  static async start(launch: Launch): Promise<TracedApp> {
    const userData = path.join(launch.folder, 'user-data');
    mkdirSync(userData, { recursive: true });
    if (launch.user) {
      chownSync(userData, launch.user.id, launch.user.id);
    }
    const trace = path.join(launch.folder, `trace-${Date.now()}.txt`);
    // Where another user may read it, too.
    const awaitDriver = path.join(launch.folder, path.basename(AWAIT_DRIVER));
    copyFileSync(AWAIT_DRIVER, awaitDriver);
    const asRoot = launchArguments(
      [`--user-data-dir=${userData}`, ...(launch.args ?? [])],
      launch.app ?? inRoot('.'),
    );
    const electron = await _electron.launch({
      executablePath: writeWrapper(launch, trace),
      args: ['-r', awaitDriver, ...asRoot.filter((arg) => !launch.user || arg !== '--no-sandbox')],
      env: { ...launchEnvironment(), ...launch.user?.env },
      colorScheme: null,
      chromiumSandbox: launch.user !== undefined,
      timeout: START_TIMEOUT_MS,
    });
    const page = await electron.firstWindow({ timeout: START_TIMEOUT_MS });
    return new TracedApp(electron, page, trace, await findDebuggers(electron, userData));
  }

  /**
   * Evaluates in the top frame of the app's window through the main process, which outlives any frame's process. The
   * page that makes small pictures is another.
   */
  async host<Value>(script: string): Promise<Value> {
    const window = await mainWindow(this.electron);
    const value: unknown = await window.evaluate(
      ({ webContents }: BrowserWindow, code: string) =>
        webContents.executeJavaScript(code) as Promise<unknown>,
      script,
    );
    return value as Value;
  }

  /** Quits as a user does, and kills what does not end by itself. @returns whether it quit by itself */
  async quit(): Promise<boolean> {
    const closing = this.electron.close().then(
      () => true,
      () => false,
    );
    const hasQuit = await Promise.race([closing, sleep(CLOSE_TIMEOUT_MS, false)]);
    if (!hasQuit) {
      kill(this.pid);
      await Promise.race([closing, sleep(CLOSE_TIMEOUT_MS)]);
    }
    return hasQuit;
  }
}

interface DebugPlace {
  readonly pid: number;
  readonly ports: readonly number[];
}

/** Electron under strace as one program, which is what Playwright starts. */
function writeWrapper({ electron, folder, user }: Launch, trace: string): string {
  const script = path.join(folder, 'traced-electron.sh');
  const calls = 'trace=socket,connect,sendto,sendmsg,sendmmsg';
  // With --seccomp-bpf only these calls stop the app; it would count as a filter of the sandbox's.
  const speed = user ? '' : '--seccomp-bpf';
  const options = `-f -ttt -yy -s 0 ${speed} -e signal=none -e ${calls} -o '${trace}'`;
  const asUser = user ? `-u ${user.name} ` : '';
  writeFileSync(script, `#!/bin/sh\nexec strace ${options} ${asUser}'${electron}' "$@"\n`);
  chmodSync(script, 0o755);
  return script;
}

async function findDebuggers(electron: ElectronApplication, userData: string): Promise<DebugPlace> {
  const { pid, inspector } = await electron.evaluate(() => ({
    pid: process.pid,
    inspector: process.getBuiltinModule('node:inspector').url(),
  }));
  const devTools = Number(readFileSync(path.join(userData, 'DevToolsActivePort'), 'utf8').split('\n')[0]);
  return { pid, ports: [Number(new URL(inspector ?? '').port), devTools] };
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended in the meantime.
  }
}
