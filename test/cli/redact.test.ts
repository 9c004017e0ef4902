import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { importByCli, runCli, type CliOutcome } from '../helpers/run-cli.ts';
import { makeTempFolder, writeFile } from '../helpers/temp-folder.ts';

const SHOP = path.resolve(import.meta.dirname, '../fixtures/samples/shop-checkout.json');

let library: string;
let sessionId: string;

beforeAll(async () => {
  library = mkdtempSync(path.join(tmpdir(), 'airgap-replay-test-'));
  const { imports } = await importByCli(library, SHOP);
  sessionId = imports[0]!.sessions[0]!.id;
});

afterAll(() => rmSync(library, { recursive: true, force: true }));

function check(rules: unknown, ...more: readonly string[]): Promise<CliOutcome> {
  const text = typeof rules === 'string' ? rules : JSON.stringify(rules);
  const file = writeFile(makeTempFolder(), 'rules.json', Buffer.from(text));
  return runCli('redact', 'check', file, '--library', library, '--json', '--session', sessionId, ...more);
}

it('tells by rule what would be removed, that nothing would be left, and never a value', async () => {
  const { code, stdout, stderr } = await check({
    version: 1,
    rules: [
      { id: 'mail', kind: 'detector', detector: 'email' },
      { id: 'typed', kind: 'class', contents: 'inputs' },
      { id: 'unknown', kind: 'text', text: 'nowhere in it' },
    ],
  });
  expect([code, stderr]).toEqual([0, '']);
  const report = JSON.parse(stdout) as { readonly rules: readonly { readonly hits: number }[] };
  expect(report).toMatchObject({ session: sessionId, residues: { found: {} } });
  expect(report.rules.map(({ hits }) => hits > 0)).toEqual([true, true, false]);
  expect(stdout).not.toContain('@');
});

it('refuses rules that cannot be followed, and a session that is not there', async () => {
  const wrong = await check({ version: 1, rules: [{ id: 'a', kind: 'magic' }] });
  expect([wrong.code, wrong.stdout]).toEqual([1, '']);
  expect(wrong.stderr).toMatch(/The rules can’t be followed: rules\.0\.kind/);
  const rules = { version: 1, rules: [{ id: 'a', kind: 'text', text: 'Ada' }] };
  const unknown = await check(rules, '--session', 'f'.repeat(64));
  expect([unknown.code, unknown.stderr]).toEqual([1, expect.stringContaining('has no session')]);
});

it('says what is missing on its command line', async () => {
  const outcomes = await Promise.all([
    runCli('redact', 'check', 'rules.json', '--library', library, '--json'),
    runCli('redact', 'erase', 'rules.json', '--library', library, '--json', '--session', sessionId),
    runCli('redact', 'check', '/nowhere/rules.json', '--library', library, '--json', '--session', sessionId),
  ]);
  expect(outcomes.map(({ code }) => code)).toEqual([2, 2, 2]);
});
