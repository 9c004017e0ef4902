import { writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { button, openTab, SAMPLES } from './screenshot-scenes.mjs';

/** @typedef {import('./screenshot-states.mjs').StateStudio} StateStudio */

/**
 * The states of the app, in an order in which each follows from the one before. A state without `leave` is left by the next
 * one.
 * @type {readonly { readonly name: string, readonly enter: (studio: StateStudio) => Promise<void>, readonly leave?: (studio: StateStudio) => Promise<void> }[]}
 */
export const STATES = [
  { name: 'welcome', enter: ({ page }) => button(page, 'Import files…').first().waitFor() },
  { name: 'import-report', enter: importAll, leave: closeDialog },
  { name: 'library', enter: ({ page }) => row(page, /Ada Example/).waitFor() },
  { name: 'library-row-menu', enter: openRowMenu, leave: escape },
  { name: 'library-preview', enter: ({ page }) => press(page, 'p'), leave: ({ page }) => press(page, 'p') },
  { name: 'library-filtered-to-nothing', enter: filterToNothing, leave: clearFilters },
  { name: 'search', enter: (studio) => search(studio, 'payment') },
  {
    name: 'search-nothing',
    enter: (studio) => search(studio, 'nowhere'),
    leave: (studio) => search(studio, ''),
  },
  { name: 'preferences', enter: (studio) => choose(studio, 'Preferences'), leave: closeDialog },
  { name: 'help', enter: (studio) => choose(studio, 'Help for This View'), leave: closeDialog },
  { name: 'keyboard-shortcuts', enter: (studio) => choose(studio, 'Keyboard Shortcuts'), leave: closeDialog },
  { name: 'about', enter: (studio) => choose(studio, 'About'), leave: closeDialog },
  { name: 'verify-library', enter: (studio) => choose(studio, 'Verify Library'), leave: closeDialog },
  { name: 'session', enter: (studio) => openSession(studio, /Ada Example/) },
  {
    name: 'session-drawer',
    enter: ({ page }) => page.keyboard.press('s'),
    leave: ({ page }) => page.keyboard.press('s'),
  },
  {
    name: 'session-lanes',
    enter: ({ page }) => page.keyboard.press('t'),
    leave: ({ page }) => page.keyboard.press('t'),
  },
  {
    name: 'session-without-inspector',
    enter: ({ page }) => page.keyboard.press('i'),
    leave: ({ page }) => page.keyboard.press('i'),
  },
  { name: 'session-note', enter: ({ page }) => page.keyboard.press('b'), leave: escape },
  { name: 'session-verdicts', enter: ({ page }) => page.keyboard.press('v'), leave: escape },
  {
    name: 'session-seal',
    enter: ({ page }) => page.getByRole('button', { name: /^Network sealed/ }).click(),
    leave: escape,
  },
  ...['Console', 'Network', 'Errors', 'Story', 'Page', 'Notes', 'Details', 'Health'].map((tab) => ({
    name: `inspector-${tab.toLowerCase()}`,
    /** @param {StateStudio} studio */
    enter: ({ page }) => openTab(page, tab),
  })),
  { name: 'session-of-two-windows', enter: (studio) => openSession(studio, /apply\.example/) },
  { name: 'session-without-full-snapshot', enter: (studio) => openSession(studio, /no-snapshot/) },
  { name: 'session-full-screen', enter: enterFullScreen, leave: ({ page }) => page.keyboard.press('f') },
];

/** @param {StateStudio} studio */
async function importAll({ app, page }) {
  const folder = os.tmpdir();
  const refused = path.join(folder, 'screenshot.png.json');
  writeFileSync(refused, '{"not": "a recording"}');
  const bare = path.join(folder, 'no-snapshot.json');
  writeFileSync(bare, JSON.stringify(recordWithoutSnapshot()));
  await app.evaluate(
    ({ dialog }, filePaths) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths });
    },
    [...SAMPLES, refused, bare],
  );
  await button(page, 'Import files…').first().click();
  await page.getByRole('dialog').waitFor();
}

/** What was recorded after a full snapshot that is not there. */
function recordWithoutSnapshot() {
  const href = 'https://no-snapshot.example/late';
  const at = Date.UTC(2026, 10, 23, 17);
  return [
    { type: 4, timestamp: at, data: { href, width: 1280, height: 800 } },
    ...Array.from({ length: 20 }, (_, step) => ({
      type: 5,
      timestamp: at + 1000 * step,
      data: { tag: 'step', payload: { step } },
    })),
  ];
}

/** @param {StateStudio} studio */
async function openRowMenu({ page }) {
  await row(page, /Ada Example/).click({ button: 'right' });
  await page.getByRole('menu').waitFor();
}

/** @param {StateStudio} studio */
async function filterToNothing({ page }) {
  for (const host of ['shop.example', 'no-snapshot.example']) {
    await page.getByRole('checkbox', { name: host }).click();
  }
  await page.getByRole('checkbox', { name: 'shop.example' }).click();
  await page
    .getByRole('button', { name: 'With failed requests' })
    .or(page.getByRole('checkbox', { name: /failed/i }))
    .first()
    .click();
}

/** @param {StateStudio} studio */
async function clearFilters({ page }) {
  await button(page, 'Clear all').first().click();
}

/**
 * @param {StateStudio} studio
 * @param {string} typed
 */
async function search({ page }, typed) {
  await page.getByRole('combobox', { name: 'Search in all sessions' }).fill(typed);
  await page.keyboard.press('Escape');
}

/**
 * @param {StateStudio} studio
 * @param {string} label of an entry of the menu
 */
async function choose({ app, page }, label) {
  await app.evaluate(({ Menu }, wanted) => {
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? []);
    items?.find((item) => item.label.replaceAll('&', '').startsWith(wanted))?.click();
  }, label);
  await page.getByRole('dialog').waitFor();
}

/**
 * @param {StateStudio} studio
 * @param {RegExp} name
 */
async function openSession({ page }, name) {
  const back = page.getByRole('button', { name: 'Back to the library' });
  if (await back.first().isVisible()) {
    await back.first().click();
  }
  await row(page, name).getByText(name).first().click();
  const ready = page.getByRole('button', { name: /^(?:Play|Pause)$/ }).and(page.locator(':enabled'));
  await ready
    .or(page.getByText(/can’t be shown/))
    .first()
    .waitFor();
  if (await button(page, 'Pause').isVisible()) {
    await page.keyboard.press(' ');
  }
}

/** @param {StateStudio} studio */
async function enterFullScreen(studio) {
  await openSession(studio, /Ada Example/);
  await studio.page.keyboard.press('f');
}

/** @param {StateStudio} studio */
async function closeDialog({ page }) {
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** @param {StateStudio} studio */
async function escape({ page }) {
  await page.keyboard.press('Escape');
}

/**
 * A key of the list of sessions.
 * @param {import('playwright').Page} page
 * @param {string} key
 */
async function press(page, key) {
  await page.getByRole('grid', { name: 'Sessions' }).focus();
  await page.keyboard.press(key);
}

/**
 * @param {import('playwright').Page} page
 * @param {RegExp} name
 */
function row(page, name) {
  return page.getByRole('grid', { name: 'Sessions' }).getByRole('row', { name }).first();
}
