import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, onTestFinished } from 'vitest';
import type { Locator } from 'playwright';
import { makeFullSnapshot, makeMeta, makeMouseMove, START_MS } from '../helpers/make-events.ts';
import { ReplayApp, SAMPLES } from './replay-app.ts';
import { shareApp } from './shared-app.ts';

const app = shareApp();
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'airgap-replay-inspector-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function openSample(file: string): Promise<void> {
  await app.beginIn(file);
  await app.page.keyboard.press('Home');
}

/** Opens what a list can be narrowed down by. @returns the choice of levels */
async function openFilter(panel: Locator): Promise<Locator> {
  await panel.getByRole('button', { name: /^Filter by kind and level/ }).click();
  return panel.getByRole('combobox', { name: 'Level' });
}

function rows(panel: Locator): Locator {
  return panel.locator('[role="row"][id]');
}

/** The milliseconds from the beginning that a row tells. */
async function timeOf(row: Locator): Promise<number> {
  const told = await row.locator('.item-line__time').innerText();
  const [minutes = '', seconds = ''] = told.split(':');
  return Number(minutes) * 60_000 + Math.round(Number(seconds) * 1000);
}

it('lists what the page logged, with its level, arguments and stack', async () => {
  await openSample(SAMPLES.shop);
  const panel = await app.openTab('Console');
  await expect.poll(() => rows(panel).count()).toBe(15);
  const failed = rows(panel).filter({ hasText: 'payment failed with 500' });
  expect(await failed.getByTitle('Console, Error').count()).toBe(1);
  const level = await openFilter(panel);
  await level.selectOption('Warnings and errors');
  await app.page.keyboard.press('Escape');
  await expect.poll(() => rows(panel).count()).toBe(5);
  await failed.getByRole('button', { name: 'Open' }).click();
  await failed.getByRole('region', { name: 'Stack' }).waitFor();
  await openFilter(panel);
  await level.selectOption('All levels');
  await app.page.keyboard.press('Escape');
  const changed = rows(panel).filter({ hasText: 'cart changed' });
  await changed.getByRole('button', { name: 'Open' }).click();
  await changed.getByText('"MUG-04"', { exact: true }).waitFor();
  await app.expectNoErrors();
});

it('lists requests with their method, status and duration, and copies them as commands for three shells', async () => {
  await openSample(SAMPLES.shop);
  const panel = await app.openTab('Network');
  await panel.getByRole('treegrid').press('End');
  const failed = panel.getByRole('row', { name: /POST payments 500/ });
  await failed.getByRole('button', { name: 'Open' }).click();
  await failed.getByText('http://shop.example/api/payments', { exact: true }).waitFor();
  for (const [shell, start] of [
    ['cURL (bash, zsh, sh)', "curl --globoff --proto '=http,https' --request 'POST'"],
    ['PowerShell (Windows)', 'Invoke-WebRequest -UseBasicParsing -Method "POST"'],
    ['cURL for Windows (cmd)', 'curl --globoff --proto ^"=http^,https^" --request ^"POST^"'],
  ] as const) {
    await failed.getByRole('button', { name: 'Copy as a command' }).click();
    await failed.getByRole('button', { name: shell }).click();
    await app.page.getByText(`Copied: ${shell}.`).waitFor();
    const copied = await app.electron.evaluate(({ clipboard }) => clipboard.readText());
    expect(copied.startsWith(start)).toBe(true);
    expect(copied).toContain('http://shop.example/api/payments');
  }
  await app.expectNoErrors();
});

it('goes along a list by the arrow keys, to just before each row, and opens rows in place', async () => {
  await openSample(SAMPLES.shop);
  const panel = await app.openTab('User');
  const list = panel.getByRole('treegrid');
  await list.focus();
  await app.page.keyboard.press('ArrowDown');
  await app.page.keyboard.press('ArrowDown');
  await app.page.keyboard.press('ArrowDown');
  const selected = panel.locator('[aria-selected="true"]');
  await expect.poll(() => selected.innerText()).toContain('Everything');
  expect(await list.getAttribute('aria-activedescendant')).toBe(await selected.getAttribute('id'));
  await expect.poll(() => app.position()).toBe((await timeOf(selected)) - 1);
  await app.page.keyboard.press('ArrowRight');
  expect(await selected.getAttribute('aria-expanded')).toBe('true');
  await selected.getByText('Selector').waitFor();
  await app.page.keyboard.press('ArrowLeft');
  expect(await selected.getAttribute('aria-expanded')).toBe('false');
  await app.page.keyboard.press(' ');
  await app.button('Pause').waitFor();
  await app.expectNoErrors();
});

it('shows what was typed with the field’s label', async () => {
  await openSample(SAMPLES.shop);
  const panel = await app.openTab('User');
  await openFilter(panel);
  await panel.getByRole('checkbox', { name: 'Clicks', exact: true }).uncheck();
  await panel.getByRole('checkbox', { name: 'Pages' }).uncheck();
  await expect.poll(() => rows(panel).first().innerText()).toContain('Full name');
  expect(await rows(panel).first().innerText()).toContain('Ada Example');
  await app.expectNoErrors();
});

it('tells which pages were visited, how the recorder was set up, and every id', async () => {
  await openSample(SAMPLES.shop);
  const panel = await app.openTab('Details');
  const visited = panel.getByRole('region', { name: 'Pages visited' }).getByRole('button');
  await expect.poll(() => visited.count()).toBe(4);
  expect(await visited.allInnerTexts()).toEqual([
    expect.stringContaining('http://shop.example/'),
    expect.stringContaining('shop.example/cart'),
    expect.stringContaining('http://shop.example/checkout'),
    expect.stringContaining('http://shop.example/order/NL-20417'),
  ]);
  await visited.nth(1).click();
  const address = app.page.getByRole('group', { name: 'Current URL' });
  await expect.poll(() => address.innerText()).toBe('shop.example/cart');
  const viewports = panel.getByRole('region', { name: 'Viewport' }).getByRole('button');
  expect(await viewports.allInnerTexts()).toEqual([expect.stringMatching(/^1280 × 800 px\s+0:00\.000$/)]);
  const person = panel.getByRole('region', { name: 'Person' });
  await person.getByRole('button').click();
  await person.getByText('distinct_ids').waitFor();
  const setUp = panel.getByRole('region', { name: '$session_options' });
  await setUp.getByRole('button').click();
  await setUp.getByText('sessionRecordingOptions').waitFor();
  expect(await panel.innerText()).toMatch(/Id\s+[0-9a-f]{64}/);
  await app.expectNoErrors();
});

it('searches within all lists at once, and says where nothing matches', async () => {
  await openSample(SAMPLES.shop);
  const panel = await app.openTab('All');
  await panel.getByRole('searchbox', { name: 'Filter' }).fill('payments');
  await expect.poll(() => app.page.getByRole('tab', { name: /^Network/ }).innerText()).toMatch(/2$/);
  await expect.poll(() => rows(panel).allInnerTexts().then((texts) => texts.every((text) => /payment/i.test(text)))).toBe(true); // prettier-ignore
  await panel.getByRole('searchbox', { name: 'Filter' }).fill('no such words');
  await panel.getByText('No results for “no such words”.').waitFor();
  await panel.getByRole('button', { name: 'Show all' }).click();
  await rows(panel).first().waitFor();
  await app.expectNoErrors();
});

/** Moves a divider as far as it goes. */
async function pushTo(divider: Locator, key: string): Promise<void> {
  for (let step = 0; step < 40; step++) {
    await divider.press(key);
  }
}

it('has room for the titles of the list of requests, however wide it is', async () => {
  await openSample(SAMPLES.shop);
  const panel = await app.openTab('Network');
  const divider = app.page.getByRole('separator', { name: 'Width of the inspector' });
  const titles = panel.locator('.request-cells__header > span');
  const findOverlaps = (spans: Element[]): string[] => {
    const texts = spans.flatMap((span) => {
      const range = document.createRange();
      range.selectNodeContents(span);
      const { left, right, width } = range.getBoundingClientRect();
      return width > 0 ? [{ left, right, title: span.textContent }] : [];
    });
    return texts.flatMap(({ right, title }, at) =>
      right > (texts[at + 1]?.left ?? Infinity) ? [title] : [],
    );
  };
  for (const [key, shown] of [
    ['ArrowRight', 5],
    ['ArrowLeft', 8],
  ] as const) {
    await pushTo(divider, key);
    expect(await titles.filter({ hasText: /\w/, visible: true }).count()).toBe(shown);
    expect(await titles.evaluateAll(findOverlaps)).toEqual([]);
  }
  await app.expectNoErrors();
});

it('has its tabs and its filter in one row each, however wide it is, and the other tabs in a menu', async () => {
  await openSample(SAMPLES.shop);
  const panel = await app.openTab('All');
  const divider = app.page.getByRole('separator', { name: 'Width of the inspector' });
  const heights = async (): Promise<number[]> => {
    const bars = [app.page.getByRole('tablist', { name: 'Inspector' }), panel.getByRole('search')];
    return Promise.all(bars.map(async (bar) => (await bar.boundingBox())?.height ?? 0));
  };
  await pushTo(divider, 'ArrowLeft');
  const wide = await heights();
  await pushTo(divider, 'ArrowRight');
  expect(await heights()).toEqual(wide);
  await app.openTab('Health');
  await app.page.getByRole('tab', { name: 'Health', selected: true }).press('ArrowLeft');
  await app.page.getByRole('tab', { name: 'Details', selected: true }).waitFor();
  await app.page.keyboard.press('Home');
  await app.page.getByRole('tab', { name: /^All/, selected: true }).waitFor();
  await app.expectNoErrors();
});

it('says that recorders must be told to keep the console where a recording holds none', async () => {
  await openSample(SAMPLES.app);
  const panel = await app.openTab('Console');
  await panel.getByText('No console output recorded.').waitFor();
  await app.expectNoErrors();
});

it('narrows lists down to one window', async () => {
  await openSample(SAMPLES.form);
  const panel = await app.openTab('User');
  const all = Number(await panel.getByRole('treegrid').getAttribute('aria-rowcount'));
  const counts = [];
  await openFilter(panel);
  for (const number of [1, 2]) {
    await panel.getByRole('combobox', { name: 'Window' }).selectOption(`Window ${number}`);
    counts.push(Number(await panel.getByRole('treegrid').getAttribute('aria-rowcount')));
  }
  expect(counts[0]! + counts[1]!).toBe(all);
  expect(Math.min(...counts)).toBeGreaterThan(0);
  await app.page.keyboard.press('Escape');
  await rows(panel).first().locator('.item-line__label').click();
  await app.page.getByText('Window 2 of 2').waitFor();
  await app.expectNoErrors();
});

it('follows “now” while it plays, and comes back to it when it is asked to', async () => {
  await openSample(SAMPLES.shop);
  const panel = await app.openTab('All');
  await app.page.keyboard.press('End');
  const count = await panel.getByRole('treegrid').getAttribute('aria-rowcount');
  const last = panel.locator(`[aria-rowindex="${count}"]`);
  await last.waitFor();
  await panel.getByRole('treegrid').hover();
  await app.page.mouse.wheel(0, -5000);
  await panel.locator('[aria-rowindex="1"]').waitFor();
  await app.button('Back to now').click();
  await last.waitFor();
  expect(await app.button('Back to now').count()).toBe(0);
  await app.expectNoErrors();
});

it('folds console lines that repeat', async () => {
  const log = (afterMs: number, text: string, level = 'log') => ({
    type: 6,
    timestamp: START_MS + afterMs,
    data: { plugin: 'rrweb/console@1', payload: { level, payload: [JSON.stringify(text)], trace: [] } },
  });
  const lines = [log(100, 'tick'), log(200, 'tick'), log(300, 'tick'), log(400, 'tock'), log(500, 'tick')];
  const file = path.join(folder, 'ticks.json');
  writeFileSync(file, JSON.stringify([makeMeta(), makeFullSnapshot(START_MS + 1), ...lines, makeMouseMove(START_MS + 900)])); // prettier-ignore
  await openSample(file);
  const panel = await app.openTab('Console');
  await expect.poll(() => rows(panel).count()).toBe(3);
  expect(await rows(panel).first().innerText()).toContain('×3');
  await app.expectNoErrors();
});

/** Has the next save dialog choose a file. */
async function chooseFile(file: string): Promise<void> {
  await app.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = (...given: unknown[]) => {
      Object.assign(globalThis, { suggested: (given.at(-1) as { defaultPath: string }).defaultPath });
      return Promise.resolve({ canceled: false, filePath });
    };
  }, file);
}

it('exports requests as HAR', async () => {
  await openSample(SAMPLES.shop);
  const panel = await app.openTab('Network');
  await expect.poll(() => rows(panel).count()).toBeGreaterThan(0);
  const count = Number(await panel.getByRole('treegrid').getAttribute('aria-rowcount'));
  const file = path.join(folder, 'shop.har');
  await chooseFile(file);
  await panel.getByRole('button', { name: 'Export what is listed' }).click();
  await panel.getByRole('menuitem', { name: 'Export HAR…' }).click();
  await app.page.getByText(`${count} requests written as HAR.`).waitFor();
  const { log } = JSON.parse(readFileSync(file, 'utf8')) as {
    log: {
      entries: { time: number; request: { url: string; method: string }; response: { status: number } }[];
    };
  };
  expect(log.entries).toHaveLength(count);
  const payments = log.entries.filter(({ request }) => request.url.endsWith('/api/payments'));
  expect(payments.map(({ request, response }) => [request.method, response.status])).toEqual([
    ['POST', 500],
    ['POST', 200],
  ]);
  expect(payments[0]!.time).toBeGreaterThan(1300);
  expect(await app.electron.evaluate(() => (globalThis as { suggested?: string }).suggested)).toBe('Ada-Example-2026-11-23.har'); // prettier-ignore
  await app.expectNoErrors();
});

it('exports the rows that are listed as CSV', async () => {
  await openSample(SAMPLES.shop);
  const panel = await app.openTab('Console');
  await expect.poll(() => rows(panel).count()).toBeGreaterThan(0);
  await (await openFilter(panel)).selectOption('warn');
  await app.page.keyboard.press('Escape');
  await expect.poll(() => rows(panel).count()).toBe(5);
  const file = path.join(folder, 'shop.csv');
  await chooseFile(file);
  await panel.getByRole('button', { name: 'Export what is listed' }).click();
  await panel.getByRole('menuitem', { name: 'Export CSV…' }).click();
  await app.page.getByText('5 rows written as CSV.').waitFor();
  const lines = readFileSync(file, 'utf8').trimEnd().split('\r\n');
  expect(lines).toHaveLength(6);
  expect(lines[5]).toMatch(
    /^"2026-11-23T16:40:13\.946Z",54414,1,"console","error","checkout: payment failed with 500/,
  );
  await app.expectNoErrors();
});

it('does not export where the policy forbids it', async () => {
  process.env['AIRGAP_REPLAY_POLICY'] = path.join(folder, 'policy.json');
  writeFileSync(process.env['AIRGAP_REPLAY_POLICY'], JSON.stringify({ forbidExport: true }));
  const ruled = await ReplayApp.start([SAMPLES.shop]);
  delete process.env['AIRGAP_REPLAY_POLICY'];
  onTestFinished(() => ruled.dispose());
  await ruled.waitUntilOpen();
  const panel = await ruled.openTab('Network');
  await rows(panel).first().waitFor();
  expect(await panel.getByRole('button', { name: /^Export/ }).count()).toBe(0);
  const refused = await ruled.page.evaluate(async () => {
    const found = await window.replay.searchLibrary({ typed: 'payment', sessions: 1, hitsPerSession: 1 });
    const sessionId = (found.ok && found.value?.found[0]?.sessionId) || '';
    const wanted = { sessionId, windowNumber: null, fromMs: 0, toMs: 1e15, keys: new Float64Array() };
    return window.replay.exportItems({ ...wanted, kind: 'har' });
  });
  expect(refused).toMatchObject({ ok: false, error: { code: 'forbidden' } });
  await ruled.expectNoErrors();
});

it('is never blank while the window grows', async () => {
  await openSample(SAMPLES.shop);
  await app.openTab('All');
  await app.page.keyboard.press('End');
  await app.resize(720, 480);
  // The inspector is closed in a small window, and opens as it grows.
  await app.page.getByRole('treegrid').waitFor({ state: 'detached' });
  await app.page.evaluate(() => {
    const seen: { frames: number; blank: string[] } = { frames: 0, blank: [] };
    const look = (): void => {
      seen.frames++;
      const list = document.querySelector('[role="treegrid"]');
      const box = list?.getBoundingClientRect();
      const rows = [...document.querySelectorAll('[role="row"][id]')].filter((row) => {
        const { top, bottom } = row.getBoundingClientRect();
        return box && bottom > box.top && top < box.bottom;
      });
      const last = Math.max(...rows.map((row) => row.getBoundingClientRect().bottom));
      const isShort = rows.at(-1)?.getAttribute('aria-rowindex') !== list?.getAttribute('aria-rowcount');
      if (box && ((isShort && last < box.bottom) || rows.some((row) => row.textContent.trim() === ''))) {
        seen.blank.push(`${innerWidth} × ${innerHeight}: ${rows.length} rows`);
      }
      requestAnimationFrame(look);
    };
    Object.assign(window, { seen });
    requestAnimationFrame(look);
  });
  await app.resize(1920, 1000);
  const seen = (): Promise<{ frames: number; blank: string[] }> =>
    app.page.evaluate(() => (window as unknown as { seen: { frames: number; blank: string[] } }).seen);
  await expect.poll(() => app.page.evaluate(() => innerWidth)).toBe(1920);
  await app.page.getByRole('treegrid').getByRole('row').first().waitFor();
  const { frames } = await seen();
  await expect.poll(async () => (await seen()).frames).toBeGreaterThan(frames + 60);
  expect((await seen()).blank).toEqual([]);
  await app.expectNoErrors();
});

it('hides the inspector in a small window until it is asked for', async () => {
  await openSample(SAMPLES.shop);
  const inspector = app.page.getByRole('complementary', { name: 'Inspector' });
  await inspector.waitFor();
  await app.resize(720, 480);
  await inspector.waitFor({ state: 'detached' });
  await app.page.keyboard.press('i');
  await inspector.waitFor();
  await app.expectNoErrors();
});
