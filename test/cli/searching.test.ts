import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { importByCli, runCli } from '../helpers/run-cli.ts';
import { makeTempFolder } from '../helpers/temp-folder.ts';

const SHOP = path.resolve(import.meta.dirname, '../fixtures/samples/shop-checkout.json');
/** When the shop's checkout is paid for the first time, and fails. */
const PAYMENT_MS = 1795452012538;

interface Hits {
  readonly hits: readonly {
    readonly sessionId: string;
    readonly atMs: number;
    readonly kind: string;
    readonly snippet: string;
  }[];
  readonly total: number;
}

interface Timeline {
  readonly items: readonly {
    readonly kind: string;
    readonly level: string;
    readonly atMs: number;
    readonly windowId: string | null;
    readonly status: number | null;
    readonly label: string;
  }[];
}

async function importShop(): Promise<{ readonly library: string; readonly sessionId: string }> {
  const library = makeTempFolder();
  const { imports } = await importByCli(library, SHOP);
  return { library, sessionId: imports[0]!.sessions[0]!.id };
}

async function search(library: string, query: string): Promise<Hits> {
  const { stdout, code } = await runCli('search', '--library', library, '--json', '--', query);
  expect(code).toBe(0);
  return JSON.parse(stdout) as Hits;
}

it('finds what a page logged, asked for and showed, indexing first what was only imported', async () => {
  const { library, sessionId } = await importShop();
  expect(await search(library, 'status:>=500')).toEqual({
    hits: [
      {
        sessionId,
        atMs: PAYMENT_MS,
        kind: 'request',
        level: 'error',
        status: 500,
        snippet: expect.stringContaining('POST http://shop.example/api/payments') as string,
      },
    ],
    total: 1,
  });
  const { hits } = await search(library, '"payment did not go through"');
  expect(hits).toMatchObject([
    {
      kind: 'text',
      snippet: 'The payment did not go through. Your card was not charged. Please try again. Try again',
    },
  ]);
  expect((await search(library, '-nothing payment')).total).toBe(6);
  expect(await search(library, 'unheard_of')).toEqual({ hits: [], total: 0 });
});

it('prints a session’s timeline: every request, line of the console, click and input at its time', async () => {
  const { library, sessionId } = await importShop();
  const { stdout, code } = await runCli('timeline', sessionId, '--library', library, '--json');
  expect(code).toBe(0);
  const { items } = JSON.parse(stdout) as Timeline;
  const counts = Object.fromEntries(
    ['page', 'click', 'input', 'console', 'request', 'custom'].map((kind) => [
      kind,
      items.filter((item) => item.kind === kind).length,
    ]),
  );
  expect(counts).toEqual({ page: 4, click: 20, input: 10, console: 15, request: 27, custom: 12 });
  expect(items.map(({ atMs }) => atMs)).toEqual(items.map(({ atMs }) => atMs).sort((a, b) => a - b));
  expect(items.filter(({ level }) => level === 'error').map(({ kind, status }) => [kind, status])).toEqual([
    ['request', 404],
    ['request', 500],
    ['console', null],
  ]);
  expect(new Set(items.map(({ windowId }) => windowId)).size).toBe(1);
});

it('says what is missing: a word to look for, or the session', async () => {
  const { library } = await importShop();
  const empty = await runCli('search', '***', '--library', library, '--json');
  expect([empty.code, empty.stderr]).toEqual([2, expect.stringContaining('needs a word to look for')]);
  const unknown = await runCli('timeline', 'nobody', '--library', library, '--json');
  expect([unknown.code, unknown.stdout]).toEqual([1, '']);
  expect(unknown.stderr).toContain('no session nobody');
});

it('says that the index is damaged where it cannot be read', async () => {
  const { library } = await importShop();
  await search(library, 'payment');
  const database = new Database(path.join(library, 'library.sqlite'));
  database.unsafeMode(true);
  // More than is checked when it is opened.
  database.exec(`
    INSERT INTO product_events (session_key, name, at_ms, properties_json)
      SELECT session_key, 'x', 1.0, hex(zeroblob(20000000)) FROM sessions LIMIT 1;
    DELETE FROM items_fts_data WHERE id = 10`);
  database.close();
  const { code, stdout, stderr } = await runCli('search', 'payment', '--library', library, '--json');
  expect([code, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/^library\.sqlite in this folder is damaged \(.*\)\. [^\n]*\n$/);
});
