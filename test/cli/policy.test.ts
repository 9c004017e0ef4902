import path from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { importByCli, runCli } from '../helpers/run-cli.ts';
import { makeTempFolder, writeFile } from '../helpers/temp-folder.ts';

const FORM = path.resolve(import.meta.dirname, '../fixtures/samples/two-window-form.jsonl');

function prescribe(policy: string): void {
  vi.stubEnv('AIRGAP_REPLAY_POLICY', writeFile(makeTempFolder(), 'policy.json', policy));
}

afterEach(() => {
  vi.unstubAllEnvs();
});

it('prints no events where the policy forbids exporting, and goes on listing', async () => {
  const library = makeTempFolder();
  const { imports } = await importByCli(library, FORM);
  const id = imports[0]?.sessions[0]?.id ?? '';
  prescribe('{"forbidExport":true}');
  const events = await runCli('events', id, '--library', library);
  expect([events.code, events.stdout, events.stderr]).toEqual([1, '', expect.stringContaining('policy')]);
  const list = await runCli('list', '--library', library, '--json');
  expect(list.code).toBe(0);
});

it('refuses every file where the policy makes libraries read-only', async () => {
  prescribe('{"readOnlyLibraries":true}');
  const { code, imports } = await importByCli(makeTempFolder(), FORM);
  expect([code, imports[0]?.status]).toEqual([1, 'refused']);
});

it('does nothing under a policy that cannot be understood', async () => {
  prescribe('{"forbidExports":true}');
  const { code, stdout, stderr } = await runCli('import', FORM, '--library', makeTempFolder(), '--json');
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/forbidExports/);
});
