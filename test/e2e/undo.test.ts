import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { Locator } from 'playwright';
import type {} from '../../renderer/app/state/api.ts';
import { SAMPLES } from './replay-app.ts';
import { shareApp } from './shared-app.ts';

const app = shareApp();

const grid = (): Locator => app.page.getByRole('grid', { name: 'Sessions' });
const toast = (): Locator => app.page.getByRole('status', { name: 'Last change' });

async function expectSessions(count: number): Promise<void> {
  await expect.poll(() => grid().getAttribute('aria-rowcount')).toBe(String(count + 1));
}

async function startWithLibrary(): Promise<void> {
  await app.begin(Object.values(SAMPLES));
  await expectSessions(3);
  // What a test before has done is of another library.
  await app.page.evaluate(() => window.replay.giveUpUndo({}));
}

it('takes a removal back, by the button of its toast', async () => {
  await startWithLibrary();
  await grid().press('Home');
  await grid().press('Delete');
  await expectSessions(2);
  await app.page.getByText('2 sessions', { exact: true }).first().waitFor();
  await toast().getByText('Removed 1 session').waitFor();
  await toast().getByRole('button', { name: 'Undo' }).click();
  await expectSessions(3);
  await toast().getByText('Undone: Removed 1 session').waitFor();
  await app.expectNoErrors();
});

it('takes back one thing after another by Ctrl+Z in the table', async () => {
  await startWithLibrary();
  await grid().press('Home');
  await grid().press('s');
  const current = app.page.locator('[role=grid] [data-current]');
  await current.getByRole('button', { name: 'Unstar' }).waitFor();
  await grid().press('v');
  await app.page.getByRole('menu', { name: 'Verdicts' }).waitFor();
  await app.page.keyboard.press('2');
  await expect.poll(() => current.locator('td[data-column="verdict"]').innerText()).toBe('Reproduced');
  await grid().press('Control+z');
  await expect.poll(() => current.locator('td[data-column="verdict"]').innerText()).toBe('To do');
  await grid().press('Control+z');
  await current.getByRole('button', { name: 'Star', exact: true }).waitFor();
  await grid().press('Control+z');
  await toast().getByText('Nothing to undo').waitFor();
  await app.expectNoErrors();
});

it('never brings back what was typed into the search, while the table has the focus', async () => {
  await startWithLibrary();
  const field = app.page.getByRole('combobox', { name: 'Search in all sessions' });
  await field.click();
  await app.page.keyboard.type('payment');
  await app.page.locator('[data-hit]').first().waitFor();
  await app.page.keyboard.press('Escape');
  await expectSessions(3);
  await grid().press('Home');
  await grid().press('Control+z');
  await toast().getByText('Nothing to undo').waitFor();
  expect(await field.inputValue()).toBe('');
  await expectSessions(3);
  await app.expectNoErrors();
});

it('brings everything back onto an empty first screen', async () => {
  await startWithLibrary();
  await grid().press('Control+a');
  await app.page.getByText('3 selected').waitFor();
  await grid().press('Delete');
  const question = app.page.getByRole('dialog', { name: 'Remove 3 sessions from the library?' });
  await question.getByRole('button', { name: 'Remove', exact: true }).click();
  await app.page.getByText('Drop recordings here').waitFor();
  await toast().getByRole('button', { name: 'Undo' }).click();
  await expectSessions(3);
  await app.expectNoErrors();
});

it('keeps one of several that are possibly the same recording, and takes that back', async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'airgap-replay-same-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const copy = path.join(folder, 'again.json');
  const text = readFileSync(SAMPLES.shop, 'utf8');
  writeFileSync(copy, text.replaceAll('01a20946-b8c1-7358-9281-83d4e989d3a0', 'another-id-of-the-same'));
  await app.begin([SAMPLES.shop, copy]);
  await expectSessions(2);
  await grid().press('Home');
  const same = app.page.getByRole('region', { name: 'Possibly the same recording' });
  await same.getByRole('button', { name: 'Keep only this one' }).click();
  await expectSessions(1);
  await same.waitFor({ state: 'detached' });
  await toast().getByRole('button', { name: 'Undo' }).click();
  await expectSessions(2);
  await same.waitFor();
  await app.expectNoErrors();
});

it('tells one number of sessions everywhere, whatever was removed under a filter', async () => {
  await startWithLibrary();
  await app.page
    .getByRole('complementary', { name: 'Filters' })
    .getByRole('checkbox', { name: /shop\.example/ })
    .check();
  await app.page.getByText('1 of 3 sessions').waitFor();
  await grid().press('Home');
  await grid().press('Delete');
  await app.page.getByText('0 of 2 sessions').waitFor();
  await app.page.getByRole('button', { name: 'All sessions 2' }).waitFor();
  await grid().press('Control+z');
  await app.page.getByText('1 of 3 sessions').waitFor();
  await app.expectNoErrors();
});
