import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { makePng } from '../helpers/make-png.ts';
import { importByCli, listByCli, runCli } from '../helpers/run-cli.ts';
import { makeTempFolder, writeFile } from '../helpers/temp-folder.ts';

const SHOP = path.resolve(import.meta.dirname, '../fixtures/samples/shop-checkout.json');
const FORM = path.resolve(import.meta.dirname, '../fixtures/samples/two-window-form.jsonl');

interface ShopExport {
  readonly data: { readonly id: string; readonly snapshots: readonly { readonly timestamp: number }[] };
}

it('imports files and prints one JSON object of the documented shape', async () => {
  const { code, imports } = await importByCli(makeTempFolder(), SHOP, FORM);
  const bytes = readFileSync(SHOP);
  const { data } = JSON.parse(bytes.toString()) as ShopExport;
  const times = data.snapshots.map(({ timestamp }) => timestamp);
  expect(code).toBe(0);
  expect(imports[0]?.sessions[0]?.id).toMatch(/^[0-9a-f]{64}$/);
  expect(imports[0]).toEqual({
    file: SHOP,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
    dialect: 'posthog-export-2023-04-28',
    status: 'imported',
    sessions: [
      {
        id: imports[0]?.sessions[0]?.id,
        sourceId: data.id,
        windows: 1,
        events: 363,
        eventsByType: { '0': 3, '1': 3, '2': 4, '3': 303, '4': 4, '5': 14, '6': 32 },
        startedAtMs: Math.min(...times),
        endedAtMs: Math.max(...times),
        health: [],
      },
    ],
    warnings: [],
  });
  expect(imports[1]).toMatchObject({ status: 'imported', dialect: 'posthog-tuple-jsonl' });
  expect(imports[1]?.sessions[0]?.windows).toBe(2);
});

it('says that a file is a duplicate, tells its sessions, and adds nothing', async () => {
  const library = makeTempFolder();
  const first = await importByCli(library, SHOP);
  const second = await importByCli(library, SHOP);
  expect(second.code).toBe(0);
  expect(second.imports[0]).toEqual({ ...first.imports[0], status: 'duplicate' });
  expect(await listByCli(library)).toHaveLength(1);
});

it('knows a session again when the same recording comes in another wrapping', async () => {
  const library = makeTempFolder();
  const packed = writeFile(makeTempFolder(), 'shop.json.gz', gzipSync(readFileSync(SHOP)));
  const [plain, gzipped] = (await importByCli(library, SHOP, packed)).imports;
  expect(gzipped?.status).toBe('duplicate');
  expect(gzipped?.sessions).toEqual(plain?.sessions);
});

it('lists sessions with person, first URL, title and the source’s hash', async () => {
  const library = makeTempFolder();
  const { imports } = await importByCli(library, SHOP);
  expect(await listByCli(library)).toEqual([
    {
      ...imports[0]?.sessions[0],
      person: 'Ada Example',
      firstUrl: 'http://shop.example/',
      sourceSha256: imports[0]?.sha256,
      title: '',
      verdict: 'To do',
      duplicateOf: null,
    },
  ]);
});

it('prints a session’s events as JSONL in play order, with their windows, decompressed', async () => {
  const library = makeTempFolder();
  const { imports } = await importByCli(library, FORM);
  const session = imports[0]?.sessions[0];
  const { stdout, code } = await runCli('events', session?.id ?? '', '--library', library);
  const events = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { windowId: string; type: number; timestamp: number; data: unknown });
  expect(code).toBe(0);
  expect(events).toHaveLength(session?.events ?? 0);
  expect(new Set(events.map(({ windowId }) => windowId)).size).toBe(2);
  expect(events.map(({ timestamp }) => timestamp)).toEqual(
    events.map(({ timestamp }) => timestamp).sort((a, b) => a - b),
  );
  expect(events.filter(({ type, data }) => type === 2 && typeof data === 'string')).toEqual([]);
});

it('ends with 1 when any file is refused or partial, and still imports the others', async () => {
  const folder = makeTempFolder();
  const cut = writeFile(folder, 'cut.json', readFileSync(SHOP).subarray(0, 60_000));
  const { code, imports } = await importByCli(makeTempFolder(), path.join(folder, 'gone.json'), cut, FORM);
  expect(code).toBe(1);
  expect(imports.map(({ status }) => status)).toEqual(['refused', 'partial', 'imported']);
});

it.each([
  [[]],
  [['import']],
  [['import', 'a.json']],
  [['import', '--library', '/tmp/x', '--json']],
  [['import', 'a.json', '--library', '/tmp/x']],
  [['list', 'extra', '--library', '/tmp/x', '--json']],
  [['events', '--library', '/tmp/x']],
  [['verify', '--library', '/tmp/x']],
  [['destroy', '--library', '/tmp/x']],
  [['list', '--library', '/tmp/x', '--json', '--fast']],
])('explains itself and ends with 2 when it is called as %j', async (args) => {
  const { code, stdout, stderr } = await runCli(...args);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain('Usage:');
});

it('imports everything below a folder, and keeps copies when asked to', async () => {
  const library = makeTempFolder();
  const folder = makeTempFolder();
  const file = writeFile(folder, 'deep/er/form.jsonl', readFileSync(FORM));
  const { code, imports } = await importByCli(library, folder, '--keep-originals');
  expect([code, imports.map((found) => found.file)]).toEqual([0, [file]]);
  const kept = path.join(library, 'originals', imports[0]?.sha256 ?? '');
  expect(readFileSync(kept)).toEqual(readFileSync(FORM));
});

it('keeps a copy of a file that was only referenced before', async () => {
  const library = makeTempFolder();
  await importByCli(library, FORM);
  const { imports } = await importByCli(library, FORM, '--keep-originals');
  expect(imports[0]?.status).toBe('duplicate');
  const kept = path.join(library, 'originals', imports[0]?.sha256 ?? '');
  expect(readFileSync(kept)).toEqual(readFileSync(FORM));
  const { stdout } = await runCli('verify', '--library', library, '--json');
  expect(JSON.parse(stdout)).toMatchObject({ ok: true, sources: [{ isKept: true, status: 'ok' }] });
});

it('verifies a library, and ends with 1 when anything in it was changed', async () => {
  const library = makeTempFolder();
  const { imports } = await importByCli(library, SHOP, FORM, '--keep-originals');
  const good = await runCli('verify', '--library', library, '--json');
  expect(good.code).toBe(0);
  expect(JSON.parse(good.stdout)).toMatchObject({ ok: true, differences: [] });
  expect(good.stderr).toContain('verifying source shop-checkout.json');

  writeFile(library, `originals/${imports[0]?.sha256}`, 'something else');
  const bad = await runCli('verify', '--library', library, '--json');
  expect(bad.code).toBe(1);
  const { ok, differences } = JSON.parse(bad.stdout) as { ok: boolean; differences: readonly string[] };
  expect([ok, differences]).toEqual([false, [expect.stringContaining('“shop-checkout.json”')]]);
});

it('says plainly that there is no library, or no such session', async () => {
  const noLibrary = await runCli('list', '--library', path.join(makeTempFolder(), 'none'), '--json');
  expect(noLibrary.code).toBe(1);
  expect(noLibrary.stderr).toContain('There is no library');
  const library = makeTempFolder();
  await importByCli(library, SHOP);
  const noSession = await runCli('events', '0'.repeat(64), '--library', library);
  expect(noSession.code).toBe(1);
  expect(noSession.stderr).toContain('has no session');
});

it('takes asset packs into a library, and says what they came to', async () => {
  const library = makeTempFolder();
  await importByCli(library, SHOP);
  const pack = makeTempFolder();
  writeFile(pack, 'cdn.example/a.png', makePng(2, 2));
  writeFile(pack, 'cdn.example/readme.txt', 'text');
  const { code, stdout } = await runCli('assets', pack, '--library', library, '--json');
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toEqual({
    report: {
      taken: 1,
      known: 0,
      filled: 0,
      refused: [{ reason: 'other-type', count: 1, examples: ['cdn.example/readme.txt'] }],
      cancelled: false,
    },
    library: { assets: 1, addresses: 1, bytes: makePng(2, 2).length },
  });
});
