import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { isRoot } from './installed-app.ts';
import { makeFolder, runTool } from './release.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const KIT = path.join(ROOT, 'kit/airgap-replay-kit.tar');
const MINUTES = 60_000;
/** A kit is made of what was committed. */
const isCommitted =
  spawnSync('git', ['status', '--porcelain'], { cwd: ROOT, encoding: 'utf8' }).stdout === '';

if (!isCommitted) {
  console.warn('SKIPPED: the offline kit, as there are changes that were not committed.');
}

/** Runs a command of the kit's sources as on a machine that has nothing: no network, no cache, no home. */
function runOffline(sources: string, home: string, ...args: readonly string[]): string {
  const { PATH = '' } = process.env;
  const child = spawnSync('unshare', ['--net', 'npm', ...args], {
    cwd: sources,
    env: { PATH, HOME: home },
    encoding: 'utf8',
    timeout: 10 * MINUTES,
  });
  expect(child.status, child.stdout + child.stderr).toBe(0);
  return child.stdout;
}

describe.runIf(isCommitted && isRoot && process.platform === 'linux')('the offline kit', () => {
  beforeAll(() => {
    runTool('node', ['build/kit/main.mjs'], ROOT);
  });

  it(
    'is whole, and installs, starts and tests the app with no network at all',
    () => {
      const folder = makeFolder();
      runTool('tar', ['-xf', KIT, '-C', folder]);
      const kit = path.join(folder, 'airgap-replay-kit');
      runTool('sha256sum', ['--check', '--quiet', '--strict', 'MANIFEST.sha256'], kit);
      const sources = path.join(kit, 'source');
      const home = makeFolder();
      runOffline(sources, home, 'ci');
      expect(runOffline(sources, home, 'start')).toContain('Network sealed');
      expect(statSync(path.join(sources, 'test-results/npm-start.png')).size).toBeGreaterThan(10_000);
      const tested = runOffline(sources, home, 'test', '--', '--project', 'unit', 'test/unit/build');
      expect(tested).toMatch(/\d+ passed, 0 failed/);
      expect(existsSync(path.join(home, '.npm'))).toBe(false);
      expect(existsSync(path.join(home, '.cache/airgap-replay'))).toBe(false);
    },
    15 * MINUTES,
  );

  it('has every Debian package that a bare system needs, says apt', () => {
    const folder = makeFolder();
    runTool('tar', ['-xf', KIT, '-C', folder]);
    const debian = path.join(folder, 'airgap-replay-kit/debian');
    const packages = readdirSync(debian).map((name) => path.join(debian, name));
    const status = path.join(folder, 'status');
    writeFileSync(status, readBareStatus());
    const lists = path.join(folder, 'lists/partial');
    mkdirSync(lists, { recursive: true });
    const options = [`Dir::State::status=${status}`, `Dir::State::lists=${path.dirname(lists)}`];
    const plan = runTool('apt-get', [
      ...options.flatMap((option) => ['-o', option]),
      ...['install', '--simulate', '--no-download', '--no-install-recommends', ...packages],
    ]);
    for (const name of ['xvfb', 'libgtk-3-0', 'rpm', 'msitools', 'nsis', 'strace']) {
      expect(plan).toContain(`Inst ${name} `);
    }
  });
});

/** What dpkg knows where only what every Debian has is installed. */
function readBareStatus(): string {
  const stanzas = readFileSync('/var/lib/dpkg/status', 'utf8').split('\n\n');
  const isThere = (stanza: string): boolean =>
    /^(Priority: (required|important)|Essential: yes)$/m.test(stanza);
  return `${stanzas.filter(isThere).join('\n\n')}\n`;
}
