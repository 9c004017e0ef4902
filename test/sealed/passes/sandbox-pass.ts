import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, readFileSync, readlinkSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from '../../../build/setup/paths.mjs';
import { hearScripts } from '../drive/canary.ts';
import { borrowDisplay, makeUser, reach, USER } from '../drive/other-user.ts';
import { importFiles, playThrough, waitForOpening } from '../drive/play-recording.ts';
import type { HostileCase } from '../recordings.ts';
import type { Baits } from '../watch/baits.ts';
import { AppLife, type Traffic } from './app-life.ts';

export interface ProcessRights {
  readonly type: string;
  readonly pid: number;
  /** Filters on its system calls; strace has none of its own here. */
  readonly filters: number;
  readonly noNewPrivileges: boolean;
  /** Whether users and the network are others than the browser process's. */
  readonly ownUsers: boolean;
  readonly ownNetwork: boolean;
}

export interface SandboxResult {
  readonly traffic: Traffic;
  readonly processes: readonly ProcessRights[];
  readonly outcomes: readonly string[];
  readonly scripts: readonly string[];
}

/** Why the sandbox cannot be tried here; nothing where it can. */
export function whyNoSandbox(): string | undefined {
  if (process.getuid?.() !== 0) {
    return 'not root, so there is no other user to become';
  }
  const { status } = spawnSync('runuser', ['-u', 'nobody', '--', 'unshare', '-Ur', 'true']);
  return status === 0 ? undefined : 'unprivileged user namespaces do not work here';
}

/** The app as a user without rights, with Chromium's sandbox on. */
export async function runSandboxed(
  folder: string,
  electron: string,
  baits: Baits,
  recordings: readonly HostileCase[],
): Promise<SandboxResult> {
  const home = makeUser(folder);
  const life = new AppLife(
    home,
    {
      electron: path.join(reach(folder, 'electron', path.dirname(electron)), path.basename(electron)),
      app: reach(folder, 'checkout', inRoot('.')),
      user: { ...USER, env: { HOME: home, ...borrowDisplay(home) } },
    },
    baits,
  );
  await life.start();
  const outcomes: string[] = [];
  for (const { file } of recordings) {
    const copy = path.join(home, path.basename(file));
    copyFileSync(file, copy);
    chmodSync(copy, 0o644);
    await importFiles(life.app, [copy]);
    const outcome = await waitForOpening(life.app);
    outcomes.push(outcome);
    if (outcome === 'played') {
      await playThrough(life.app);
    }
  }
  // With a recording on it, the stage is there, too.
  const processes = await readProcesses(life);
  const { scripts } = await hearScripts(life.app);
  return { traffic: await life.finish(), processes, outcomes, scripts };
}

/** The app's own page, and the stage. */
const PAGES = 2;

/** Whether every page's process is locked in: filtered, without new rights, in namespaces of its own. */
export function isLockedIn(processes: readonly ProcessRights[]): boolean {
  const pages = processes.filter(({ type }) => type === 'Tab');
  return (
    pages.length >= PAGES &&
    pages.every((page) => page.filters > 0 && page.noNewPrivileges && page.ownUsers && page.ownNetwork)
  );
}

async function readProcesses({ app }: AppLife): Promise<ProcessRights[]> {
  const metrics = await app.electron.evaluate(({ app: electronApp }) =>
    electronApp.getAppMetrics().map(({ type, pid }) => ({ type, pid })),
  );
  return metrics.map(({ type, pid }) => {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const isOther = (kind: string): boolean =>
      readlinkSync(`/proc/${pid}/ns/${kind}`) !== readlinkSync(`/proc/${app.pid}/ns/${kind}`);
    return {
      type,
      pid,
      filters: Number(/^Seccomp_filters:\s+(\d+)/m.exec(status)?.[1]),
      noNewPrivileges: /^NoNewPrivs:\s+1/m.test(status),
      ownUsers: isOther('user'),
      ownNetwork: isOther('net'),
    };
  });
}
