import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';
import { expect, it } from 'vitest';
import { readAsar } from '../../build/release/allow-list.mjs';
import { writeAdml, writeAdmx } from '../../build/release/policy-templates.mjs';
import { NO_POLICY } from '../../shared/policy.ts';
import { artefact, OPTIONS, runTool, WINDOWS } from './release.ts';

const executable = NtExecutable.from(readFileSync(path.join(WINDOWS, 'Airgap Replay.exe')), {
  ignoreCert: true,
});
const resources = NtExecutableResource.from(executable);

it('names itself and its version, and nobody else', () => {
  const [info] = Resource.VersionInfo.fromEntries(resources.entries);
  const [language] = info?.getAllLanguagesForStringValues() ?? [];
  expect(info?.getStringValues(language!)).toMatchObject({
    CompanyName: 'Airgap Replay',
    ProductName: 'Airgap Replay',
    FileDescription: 'Airgap Replay',
    ProductVersion: expect.stringContaining(OPTIONS.version) as string,
  });
  expect(JSON.stringify(info?.getStringValues(language!))).not.toContain('GitHub');
});

it('has the app’s own icon', () => {
  const icons = readFileSync(path.resolve(import.meta.dirname, '../../build/release/icon/airgap-replay.ico'));
  const [group] = Resource.IconGroupEntry.fromEntries(resources.entries);
  const largest = group
    ?.getIconItemsFromEntries(resources.entries)
    .map((icon) => Buffer.from(icon.isIcon() ? icon.generate() : icon.bin));
  expect(largest?.length).toBeGreaterThan(0);
  expect(largest?.every((icon) => icons.includes(icon))).toBe(true);
});

it('holds the hash of the app’s directory, which Electron checks before it loads the app', () => {
  const file = path.join(WINDOWS, 'resources/app.asar');
  const [entry] = resources.entries.filter((each) => each.id === 'ELECTRONASAR');
  const told: unknown = JSON.parse(Buffer.from(entry!.bin).toString('utf8'));
  const asar = readFileSync(file);
  const directory = asar.subarray(16, 16 + asar.readUInt32LE(12));
  expect(readAsar(file).length).toBeGreaterThan(10);
  const value = createHash('sha256').update(directory).digest('hex');
  expect(told).toContainEqual({ file: 'resources\\app.asar', alg: 'SHA256', value });
});

it('has a template for every rule of the policy', () => {
  for (const rule of Object.keys(NO_POLICY)) {
    expect(writeAdmx()).toContain(`valueName="${rule}"`);
    expect(writeAdml()).toContain(`<string id="${rule}">`);
  }
  expect(writeAdmx().match(/<policy /g)).toHaveLength(Object.keys(NO_POLICY).length);
  const archive = artefact('-windows-policy-templates-for-testing.zip');
  const name = path.basename(archive, '.zip');
  expect(runTool('unzip', ['-p', archive, `${name}/airgap-replay.admx`])).toBe(writeAdmx());
  expect(runTool('unzip', ['-p', archive, `${name}/en-US/airgap-replay.adml`])).toBe(writeAdml());
});
