import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { listSystemPackages } from '../../build/setup/system.mjs';
import { isRoot } from './installed-app.ts';
import { makeFolder, runTool } from './release.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const KIT = path.join(ROOT, 'kit/airgap-replay-kit.tar');
const MINUTES = 60_000;
/** A kit is made of what was committed. */
const changes = spawnSync('git', ['status', '--porcelain'], { cwd: ROOT, encoding: 'utf8' });
const isCommitted = changes.status === 0 && changes.stdout === '';

if (!isCommitted) {
  console.warn(
    'SKIPPED: the offline kit, as this is no git checkout, or has changes that were not committed.',
  );
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
    'is whole, and installs and starts the app with no network at all',
    () => {
      const folder = makeFolder();
      runTool('tar', ['-xf', KIT, '-C', folder]);
      const kit = path.join(folder, 'airgap-replay-kit');
      runTool('sha256sum', ['--check', '--quiet', '--strict', 'MANIFEST.sha256'], kit);
      const names = readFileSync(path.join(kit, 'debian/Packages'), 'utf8').match(/(?<=^Package: ).*$/gm);
      // Each that a script asks for, also one that this machine has; but for dpkg, without which there is no Debian.
      const wanted = listSystemPackages().filter((name) => name !== 'dpkg');
      expect(names).toEqual(expect.arrayContaining(wanted));
      const sources = path.join(kit, 'source');
      const home = makeFolder();
      runOffline(sources, home, 'ci');
      expect(runOffline(sources, home, 'start')).toContain('Network sealed');
      expect(statSync(path.join(sources, 'test-results/npm-start.png')).size).toBeGreaterThan(10_000);
      expect(existsSync(path.join(home, '.npm'))).toBe(false);
      expect(existsSync(path.join(home, '.cache/airgap-replay'))).toBe(false);
    },
    15 * MINUTES,
  );
});
