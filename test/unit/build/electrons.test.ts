import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { findElectron } from '../../../build/release/electrons.mjs';
import { namedVersion } from '../../../build/setup/runtime.mjs';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'airgap-replay-electrons-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const find = (...electronZips: string[]): Promise<string> =>
  findElectron({ forTesting: false, electronZips }, 'linux');

it('makes no release of an archive that only has the official one’s name', async () => {
  const zip = path.join(folder, `electron-v${namedVersion()}-linux-x64.zip`);
  writeFileSync(zip, 'something else');
  await expect(find(zip)).rejects.toThrow(/is not the official one: its SHA-256 should be [0-9a-f]{64}/);
});

it('says so when an archive is not where it was said to be', async () => {
  await expect(find(path.join(folder, 'nothing.zip'))).rejects.toThrow('there is no ');
});

it('makes no release of a folder, whatever that says of itself', async () => {
  writeFileSync(path.join(folder, 'electron'), '');
  writeFileSync(path.join(folder, 'version'), `v${namedVersion()}`);
  vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', folder);
  await expect(find()).rejects.toThrow(/nothing vouches for what lies in .* --electron-zip .* [0-9a-f]{64}/);
});
