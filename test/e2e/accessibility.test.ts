import { createRequire } from 'node:module';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { AxeResults } from 'axe-core';
import { describe, expect, it } from 'vitest';
import { writeFile } from '../helpers/temp-folder.ts';
import { PACK_FILES, writeRemotePage } from './remote-page.ts';
import { SAMPLES } from './replay-app.ts';
import { shareApp } from './shared-app.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TABS = [
  'All',
  'Console',
  'Network',
  'Errors',
  'User',
  'Events',
  'Story',
  'Page',
  'Notes',
  'Details',
  'Health',
];
const THEMES = ['light', 'dark'] as const;

const app = shareApp();

declare global {
  interface Window {
    axe: { run(context: object, options: object): Promise<AxeResults> };
  }
}

/** What axe-core finds serious or critical in what is on the screen, in both themes; the replayed page is not ours. */
async function findFaults(): Promise<string[]> {
  const faults: string[] = [];
  for (const theme of THEMES) {
    await app.setTheme(theme);
    faults.push(...(await runAxe()).map((fault) => `${theme}: ${fault}`));
  }
  return faults;
}

async function runAxe(): Promise<string[]> {
  // The page allows no scripts but its own; a debugger's are not asked.
  await app.page.evaluate(AXE);
  await app.settle();
  return app.page.evaluate(async () => {
    const { violations } = await window.axe.run(
      { exclude: [['iframe']] },
      { iframes: false, resultTypes: ['violations'] },
    );
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) =>
        nodes.map(({ target, any }) => `${id} ${target.join(' ')} ${any[0]?.message ?? ''}`),
      );
  });
}

async function beginInLibrary(): Promise<void> {
  await app.begin(Object.values(SAMPLES));
  await app.page.getByRole('combobox', { name: 'Search in all sessions' }).waitFor();
}

describe('axe-core finds no serious fault', () => {
  it('on the first screen', async () => {
    await app.begin();
    await app.page.getByRole('button', { name: 'Import files…' }).waitFor();
    expect(await findFaults()).toEqual([]);
  });

  it('in the library, with rows selected and its menus open', async () => {
    await beginInLibrary();
    expect(await findFaults()).toEqual([]);
    await app.page.getByRole('row').nth(1).hover();
    expect(await findFaults()).toEqual([]);
    await app.page.getByRole('checkbox', { name: 'Select', exact: true }).first().click();
    await app.page.getByRole('button', { name: 'Columns' }).click();
    expect(await findFaults()).toEqual([]);
  });

  it('in search results', async () => {
    await beginInLibrary();
    await app.page.getByRole('combobox', { name: 'Search in all sessions' }).fill('payment');
    await app.page.locator('[data-hit]').first().waitFor();
    expect(await findFaults()).toEqual([]);
  });

  it('in a session, in every tab of the inspector', async () => {
    await app.beginIn(SAMPLES.shop);
    for (const name of TABS) {
      const panel = await app.openTab(name);
      await expect.poll(() => panel.innerText()).not.toBe('');
      expect(await findFaults(), name).toEqual([]);
    }
  });

  it('with a menu, a filter, an opened request and a note open', async () => {
    await app.beginIn(SAMPLES.shop);
    const panel = await app.openTab('Network');
    const row = panel.getByRole('row').nth(2);
    await row.getByRole('button', { name: 'Open' }).click();
    await row.getByRole('tab', { name: 'Response' }).waitFor();
    await row.locator('.item-line__label').click({ button: 'right' });
    await app.page.getByRole('menu', { name: 'Row' }).waitFor();
    expect(await findFaults()).toEqual([]);
    await app.page.getByRole('menuitem', { name: 'Add note' }).click();
    await app.page.getByRole('textbox', { name: 'Text of the note' }).waitFor();
    expect(await findFaults()).toEqual([]);
    await app.page.keyboard.press('Enter');
    await app.page.keyboard.press('v');
    await app.page.getByRole('menu', { name: 'Verdict' }).waitFor();
    expect(await findFaults()).toEqual([]);
    await app.page.keyboard.press('Escape');
    await panel.getByRole('button', { name: /^Filter by kind and level/ }).click();
    await panel.getByRole('combobox', { name: 'Level' }).waitFor();
    expect(await findFaults()).toEqual([]);
  });

  it('in the pictures of a story', async () => {
    await app.beginIn(SAMPLES.shop);
    const panel = await app.openTab('Story');
    await panel.getByRole('button', { name: 'Pictures' }).click();
    await panel.locator('img').first().waitFor();
    expect(await findFaults()).toEqual([]);
  });

  it('where a recording is filled from an asset pack', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'airgap-replay-axe-'));
    PACK_FILES.forEach(({ name, contents }) => writeFile(folder, `pack/${name}`, contents));
    await app.begin();
    await app.handOver(writeRemotePage(folder));
    await app.waitUntilOpen();
    await app.answerDialogs(path.join(folder, 'pack'));
    await app.openTab('Health');
    // By the keyboard alone.
    await app.page.getByRole('button', { name: 'Fill from an asset pack' }).press('Enter');
    await app.page.getByRole('button', { name: 'From a folder…' }).waitFor();
    expect(await findFaults()).toEqual([]);
    await app.page.keyboard.press('Tab');
    await app.page.keyboard.press('Tab');
    await app.page.keyboard.press('Enter');
    await app.page.getByText('4 assets taken.').waitFor();
    await app.page.getByText('1 file not taken').press('Enter');
    expect(await findFaults()).toEqual([]);
    rmSync(folder, { recursive: true, force: true });
  });

  it('in its dialogs', async () => {
    await app.beginIn(SAMPLES.shop);
    await app.page.keyboard.press('?');
    await app.page.getByRole('dialog').waitFor();
    expect(await findFaults()).toEqual([]);
  });

  it('at 200 %, where everything can still be reached', async () => {
    await beginInLibrary();
    await app.zoom(2);
    expect(await findFaults()).toEqual([]);
    await app.page.getByRole('grid', { name: 'Sessions' }).press('Home');
    await app.page.keyboard.press('Enter');
    await app.waitUntilOpen();
    expect(await findFaults()).toEqual([]);
    await app.pause();
    await app.button('Play').click();
    await app.button('Pause').waitFor();
  });
});
