import { inRoot } from './setup/paths.mjs';

export const SAMPLES = ['shop-checkout.json', 'two-window-form.jsonl', 'single-page-app.json'].map((name) =>
  inRoot('test/fixtures/samples', name),
);

/**
 * What a scene has at hand.
 * @typedef {object} Studio
 * @property {import('playwright').ElectronApplication} app
 * @property {import('playwright').Page} page
 * @property {(name: string) => Promise<void>} shoot
 * @property {(theme: 'dark' | 'light') => Promise<void>} setTheme
 */

/**
 * Goes through the app as somebody does who looks for a failed payment, and takes a picture of every station.
 * @param {Studio} studio
 */
export async function takeScenes(studio) {
  await studio.setTheme('light');
  for (const scene of [
    importing,
    library,
    searching,
    session,
    network,
    pageTree,
    story,
    verification,
    notes,
  ]) {
    await scene(studio);
  }
}

/** @param {Studio} studio */
async function importing({ app, page, shoot }) {
  await button(page, 'Import files…').waitFor();
  await shoot('first-screen');
  await app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths });
  }, SAMPLES);
  await button(page, 'Import files…').click();
  await page.getByRole('dialog').waitFor();
  await shoot('import-report');
  await page.keyboard.press('Escape');
}

/** @param {Studio} studio */
async function library({ page, shoot, setTheme }) {
  const row = page.getByRole('row', { name: /Ada Example/ });
  await row.getByText('…', { exact: true }).waitFor({ state: 'detached' });
  for (const host of ['shop.example', 'ops.example']) {
    await page.getByRole('checkbox', { name: host }).click();
  }
  await row.getByRole('button', { name: 'Star' }).click();
  await page.mouse.move(0, 0);
  await page.getByRole('grid', { name: 'Sessions' }).focus();
  await shoot('library');
  await setTheme('dark');
  await shoot('library-dark');
  await setTheme('light');
  await button(page, 'Clear all').click();
}

/** @param {Studio} studio */
async function searching({ page, shoot, setTheme }) {
  await page.getByRole('combobox', { name: 'Search in all sessions' }).fill('payment');
  await page.locator('[data-hit]').first().waitFor();
  await shoot('search');
  await setTheme('dark');
  await page.locator('[data-hit]').filter({ hasText: 'failed with 500' }).click();
  await page.getByRole('button', { name: 'Play' }).and(page.locator(':enabled')).waitFor();
  await shoot('search-hit-dark');
}

/** @param {Studio} studio */
async function session({ page, shoot, setTheme }) {
  await page.getByRole('tab', { name: /^All/ }).click();
  await page.getByRole('treegrid').getByText('Try again').click();
  await shoot('session-dark');
  await setTheme('light');
  await shoot('session');
}

/** @param {Studio} studio */
async function network({ page, shoot }) {
  await page.getByRole('tab', { name: /^Network/ }).click();
  const failed = page.getByRole('row', { name: /POST payments 500/ });
  await failed.locator('.item-line__label').click();
  await failed.getByRole('button', { name: 'Open' }).click();
  await failed.evaluate((element) => element.scrollIntoView({ block: 'start' }));
  await shoot('network');
}

/** @param {Studio} studio */
async function pageTree({ page, shoot }) {
  await openTab(page, 'Page');
  await page.getByRole('searchbox', { name: 'Find by CSS selector or text' }).fill('button#pay');
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'The selected node' }).getByRole('listitem').first().waitFor();
  await shoot('page');
}

/** @param {Studio} studio */
async function story({ page, shoot }) {
  await openTab(page, 'Story');
  await page.getByRole('radio', { name: 'Pictures' }).or(button(page, 'Pictures')).first().click();
  await page.waitForTimeout(6000);
  await shoot('story');
}

/** @param {Studio} studio */
async function verification({ page, shoot }) {
  await openTab(page, 'Details');
  await button(page, 'Verify now').click();
  await button(page, 'Verify again').waitFor();
  await button(page, 'Verify again').scrollIntoViewIfNeeded();
  await page.getByRole('button', { name: /^Network sealed/ }).click();
  await shoot('verification');
  await page.keyboard.press('Escape');
}

/** @param {Studio} studio */
async function notes({ page, shoot, setTheme }) {
  await setTheme('dark');
  await page.keyboard.press('t');
  await openTab(page, 'Notes');
  await page.getByRole('main', { name: 'Session' }).focus();
  const field = page.getByRole('textbox', { name: 'Text of the note' });
  for (const text of ['The bank did not answer', 'A second try, which goes through']) {
    await page.keyboard.press('b');
    await field.fill(text);
    await field.press('Enter');
    await field.waitFor({ state: 'detached' });
    await page.keyboard.press('ArrowRight');
  }
  await shoot('notes-dark');
}

/**
 * A tab that has no room stands in a menu.
 * @param {import('playwright').Page} page
 * @param {string} name
 */
export async function openTab(page, name) {
  const tab = page.getByRole('tab', { name: new RegExp(`^${name}`) });
  if (await tab.isVisible()) {
    return tab.click();
  }
  await button(page, 'More tabs').click();
  await page.getByRole('menuitem', { name: new RegExp(`^${name}`) }).click();
}

/**
 * @param {import('playwright').Page} page
 * @param {string} name
 */
export function button(page, name) {
  return page.getByRole('button', { name, exact: true });
}
