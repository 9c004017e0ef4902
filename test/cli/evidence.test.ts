import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importByCli, runCli, type CliOutcome } from '../helpers/run-cli.ts';
import { makeTempFolder, writeFile } from '../helpers/temp-folder.ts';

const SHOP = path.resolve(import.meta.dirname, '../fixtures/samples/shop-checkout.json');
const SCRIPT = path.resolve(import.meta.dirname, '../helpers/verify-custody.sh');

interface Shown {
  readonly title: string;
  readonly state: string;
  readonly sessions: readonly { readonly sessionId: string }[];
  readonly exhibits: readonly {
    readonly exhibit: string;
    readonly kind: string;
    readonly caption: string;
    readonly origin: { readonly fromMs: number; readonly toMs: number | null; readonly eventNumber: number };
  }[];
}

let library: string;
let session: { readonly id: string; readonly startedAtMs: number; readonly endedAtMs: number };

const cli = (...args: readonly string[]): Promise<CliOutcome> => runCli(...args, '--library', library);
const ask = async <T>(...args: readonly string[]): Promise<T> => {
  const { code, stdout, stderr } = await cli(...args, '--json');
  expect([code, stderr]).toEqual([0, '']);
  return JSON.parse(stdout) as T;
};
const createCase = async (): Promise<string> =>
  (await ask<{ id: string }>('case', 'create', '--title', 'Refund', '--reference', '17/2026')).id;

beforeAll(async () => {
  library = mkdtempSync(path.join(tmpdir(), 'airgap-replay-test-'));
  const { imports } = await importByCli(library, SHOP);
  session = imports[0]!.sessions[0]!;
});

afterAll(() => rmSync(library, { recursive: true, force: true }));

describe('case', () => {
  it('makes a case, and puts a session, a moment and a range into it', async () => {
    const id = await createCase();
    const add = (...more: readonly string[]): Promise<unknown> =>
      ask('case', 'add', id, '--session', session.id, ...more);
    expect(await add()).toEqual({ id, exhibit: null });
    expect(await add('--at', '1500', '--caption', 'The click')).toEqual({ id, exhibit: 'A-1', number: 1 });
    const from = session.startedAtMs + 2000;
    expect(await add('--from', String(from), '--to', String(from + 500))).toMatchObject({ exhibit: 'A-2' });
    const shown = await ask<Shown>('case', 'show', id);
    expect(shown).toMatchObject({ title: 'Refund', reference: '17/2026', state: 'open' });
    expect(shown.sessions).toMatchObject([{ sessionId: session.id }]);
    expect(shown.exhibits).toMatchObject([
      {
        exhibit: 'A-1',
        kind: 'moment',
        caption: 'The click',
        origin: { fromMs: session.startedAtMs + 1500, toMs: null },
      },
      { exhibit: 'A-2', kind: 'range', caption: '', origin: { fromMs: from, toMs: from + 500 } },
    ]);
    // The event is the one that `events` prints at that place.
    const { stdout } = await cli('events', session.id);
    const times = stdout
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { timestamp: number }).timestamp);
    const { fromMs, eventNumber } = shown.exhibits[0]!.origin;
    expect(times[eventNumber - 1]).toBeLessThanOrEqual(fromMs);
    expect(times[eventNumber]).toBeGreaterThan(fromMs);
    expect(await ask('case', 'list')).toMatchObject({ cases: [{ id, sessions: 1, exhibits: 2 }] });
  });

  it('closes a case, which then takes nothing more', async () => {
    const id = await createCase();
    expect(await ask('case', 'close', id)).toEqual({ id });
    const { code, stderr } = await cli('case', 'add', id, '--session', session.id, '--json');
    expect([code, stderr]).toEqual([1, 'The case “Refund” is closed. Open it again to change it.\n']);
    expect(await ask('case', 'show', id)).toMatchObject({ state: 'closed', sessions: [], exhibits: [] });
  });

  it('says what is not there', async () => {
    const id = await createCase();
    const unknown = 'f'.repeat(64);
    const fail = async (...args: readonly string[]): Promise<string> => {
      const { code, stderr } = await cli(...args, '--json');
      expect(code).toBe(1);
      return stderr;
    };
    expect(await fail('case', 'show', 'x')).toMatch(/no case x/);
    expect(await fail('case', 'close', 'x')).toMatch(/no such case/);
    expect(await fail('case', 'add', id, '--session', unknown)).toMatch(/no session f/);
    expect(await fail('case', 'add', 'x', '--session', session.id)).toMatch(/no such case/);
    const late = String(session.endedAtMs - session.startedAtMs + 1);
    expect(await fail('case', 'add', id, '--session', session.id, '--at', late)).toMatch(
      /not in the session/,
    );
    const { code, stderr } = await runCli(
      'case',
      'create',
      '--title',
      'T',
      '--json',
      '--library',
      makeTempFolder(),
    );
    expect([code, stderr]).toEqual([1, expect.stringMatching(/There is no library in/)]);
  });

  it.each([
    [['case'], /needs a command/],
    [['case', 'open'], /no command “case open”/],
    [['case', 'create'], /--title TITLE is missing/],
    [['case', 'add', 'x'], /--session SESSION_ID is missing/],
    [['case', 'add', 'x', '--session', 's', '--at', '1', '--to', '2'], /of a moment .* or of a range/],
    [['case', 'add', 'x', '--session', 's', '--from', '1'], /of a moment .* or of a range/],
    [['case', 'add', 'x', '--session', 's', '--at', '1s'], /no number of milliseconds/],
    [['case', 'add', 'x', '--session', 's', '--caption', 'c'], /--caption belongs to an exhibit/],
    [['case', 'list', '--title', 'T'], /--title does not belong to “case list”/],
    [['case', 'show'], /takes the id of a case/],
    [['list', '--session', 's'], /--session belongs to “case”, “custody” and “redact”/],
    [['list', '--at', '1'], /--at belongs to “case”/],
    [['custody', 'x'], /takes no argument/],
  ])('is not understood: %j', async (args, reason) => {
    const { code, stderr } = await cli(...args, '--json');
    expect([code, stderr]).toEqual([2, expect.stringMatching(reason)]);
  });
});

describe('custody', () => {
  it('prints a log that sh and sha256sum find sound, with what was printed and checked', async () => {
    const id = await createCase();
    const { stdout: events } = await cli('events', session.id);
    const { stdout: report } = await cli('verify', '--json');
    const verified = JSON.parse(report) as {
      ok: boolean;
      custody: { entries: number; head: { hash: string } };
    };
    expect(verified.ok).toBe(true);
    const { stdout } = await cli('custody', '--json');
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { entry: Record<string, unknown> });
    const acts = lines.map(({ entry }) => entry['action']);
    expect(acts.slice(0, 3)).toEqual(['library-made', 'import', 'import-finished']);
    expect(acts.slice(-3)).toEqual(['case-made', 'export', 'verify']);
    expect(lines.at(-3)!.entry['subject']).toEqual({ kind: 'case', id });
    const sha256 = createHash('sha256').update(events).digest('hex');
    expect(lines.at(-2)!.entry['details']).toEqual({
      kind: 'events',
      sha256,
      bytes: Buffer.byteLength(events),
    });
    const file = writeFile(makeTempFolder(), 'custody.jsonl', stdout);
    const told = execFileSync('sh', [SCRIPT, file], { encoding: 'utf8' });
    expect(told).toContain(`${lines.length} entries`);
    expect(verified.custody.entries).toBe(lines.length - 1);
    expect(stdout).toContain(verified.custody.head.hash);
  });

  it('prints what is about one session, and lines for people', async () => {
    const { stdout } = await cli('custody', '--session', session.id, '--json');
    expect(stdout).toMatch(/"action":"import"/);
    expect(stdout).not.toMatch(/"action":"(library-made|case-made)"/);
    const { stdout: readable } = await cli('custody');
    expect(readable).toMatch(
      /^1 {2}\d{4}-\d\d-\d\dT[\d:.]+Z {2}\S+@\S+ {2}library-made {2}library {2}\{\}\n/,
    );
  });
});
