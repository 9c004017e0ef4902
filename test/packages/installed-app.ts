import { execFileSync, spawn, spawnSync, type SpawnSyncReturns } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  cpSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished } from 'vitest';
import type { SessionListItem } from '../../shared/model/session.ts';
import { LINUX, makeFolder } from './release.ts';

/** An ordinary user, who may only write what is made for them: `nobody`. Only root can become somebody else. */
const USER = 65534;
export const isRoot = process.getuid?.() === 0;
const WITHOUT_NAMESPACES = path.join(import.meta.dirname, 'without-namespaces.pl');

/** A recording that comes with the app. */
export function samplePath(appFolder: string): string {
  return path.join(appFolder, 'resources/samples/shop-checkout.json');
}

/** How a program is started. */
export interface Start {
  /** Besides PATH and DISPLAY; `undefined` takes one away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Whether the kernel gives the user no namespaces, as on Ubuntu 24.04. */
  readonly withoutNamespaces?: boolean;
}

/** A folder of the user's own, which is gone after the test. */
export function makeHome(): string {
  const home = makeFolder();
  chownSync(home, USER, USER);
  return home;
}

/** The portable package, unpacked. @param name of its folder @param owner who may write there */
export function unpack(name = 'airgap-replay', owner: 'root' | 'user' = 'root'): string {
  const above = makeFolder();
  chmodSync(above, 0o755);
  const folder = path.join(above, name);
  execFileSync('cp', ['-al', LINUX, folder]);
  // Links to one file have one owner and one set of rights.
  const helper = path.join(folder, 'chrome-sandbox');
  rmSync(helper);
  copyFileSync(path.join(LINUX, 'chrome-sandbox'), helper);
  if (owner === 'user') {
    chownSync(folder, USER, USER);
  }
  return folder;
}

/** Gives the helper of the sandbox the rights that a deb or rpm gives it. */
export function giveHelperRights(folder: string): void {
  chmodSync(path.join(folder, 'chrome-sandbox'), 0o4755);
}

/** As {@link unpack}, with files of its own, which may be changed. */
export function copyApp(): string {
  const folder = path.join(makeFolder(), 'airgap-replay');
  cpSync(LINUX, folder, { recursive: true });
  chmodSync(path.dirname(folder), 0o755);
  return folder;
}

function asUser(program: string, args: readonly string[], { env = {}, withoutNamespaces = false }: Start) {
  const { PATH, DISPLAY } = process.env;
  const ids = isRoot && !withoutNamespaces ? { uid: USER, gid: USER } : {};
  const options = { env: { PATH, DISPLAY, ...env }, cwd: '/', ...ids };
  const wrapped = ['perl', WITHOUT_NAMESPACES, String(USER), String(USER), program];
  const [first = program, ...more] = withoutNamespaces ? wrapped : [program];
  return { first, args: [...more, ...args], options };
}

/** Runs a program of the package to its end, as an ordinary user. */
export function runAsUser(
  program: string,
  args: readonly string[],
  start: Start = {},
): SpawnSyncReturns<string> {
  const { first, args: all, options } = asUser(program, args, start);
  return spawnSync(first, all, { ...options, encoding: 'utf8', timeout: 60_000, killSignal: 'SIGKILL' });
}

/** An app that runs until the test has ended. */
export interface RunningApp {
  /** What it has written to the terminal. */
  readonly stderr: () => string;
}

/** Starts the app as an ordinary user does. */
export function startAsUser(program: string, args: readonly string[], start: Start = {}): RunningApp {
  const { first, args: all, options } = asUser(program, args, start);
  const child = spawn(first, all, { ...options, detached: true, stdio: ['ignore', 'ignore', 'pipe'] });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  onTestFinished(() => {
    try {
      process.kill(-(child.pid ?? 0), 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  });
  return { stderr: () => stderr };
}

/** Waits until the app has imported something into its library, as its own command line sees it. */
export async function waitForSessions(
  appFolder: string,
  library: string,
): Promise<readonly SessionListItem[]> {
  let sessions: readonly SessionListItem[] = [];
  const list = (): number => {
    const args = ['list', '--library', library, '--json'];
    const { status, stdout } = runAsUser(path.join(appFolder, 'airgap-replay-cli'), args);
    sessions = status === 0 ? (JSON.parse(stdout) as { sessions: SessionListItem[] }).sessions : [];
    return sessions.length;
  };
  await expect.poll(list, { timeout: 60_000, interval: 500 }).toBeGreaterThan(0);
  return sessions;
}

/** Whether a window is shown whose title ends so; before that stands which recording is open. */
export function isWindowShown(name: string): boolean {
  const { stdout } = spawnSync('xwininfo', ['-root', '-tree'], { encoding: 'utf8' });
  return stdout.split('\n').some((line) => line.includes(`${name}"`) && !/ 10x10\+/.test(line));
}

/** The app's processes that show pages, by how the kernel confines them. */
export function describePages(
  appFolder: string,
): readonly { readonly seccomp: string; readonly sandbox: boolean }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      const [cmdline, status] = ['cmdline', 'status'].map((name) => readIfThere(`/proc/${pid}/${name}`));
      const isOurs = cmdline?.startsWith(appFolder) && cmdline.includes('--type=renderer');
      const seccomp = /^Seccomp:\t(\d)/m.exec(status ?? '')?.[1] ?? '';
      return isOurs ? [{ seccomp, sandbox: !cmdline?.includes('--no-sandbox') }] : [];
    });
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** A folder with programs that stand before the system's. @param programs by name, what each runs in a shell */
export function makePrograms(programs: Readonly<Record<string, string>>): string {
  const folder = makeFolder();
  chmodSync(folder, 0o755);
  for (const [name, script] of Object.entries(programs)) {
    const file = path.join(folder, name);
    writeFileSync(file, `#!/bin/sh\n${script}\n`);
    chmodSync(file, 0o755);
  }
  return folder;
}
