import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from './setup/paths.mjs';
import { say } from './setup/say.mjs';

/**
 * How every state is shown: size of the window in CSS pixels at 100 %, theme, zoom.
 * @type {readonly { readonly name: string, readonly size: readonly [number, number], readonly theme: 'light' | 'dark', readonly zoom: number }[]}
 */
const FORMS = [
  { name: '1280-light', size: [1280, 800], theme: 'light', zoom: 1 },
  { name: '1024-dark', size: [1024, 640], theme: 'dark', zoom: 1 },
  { name: '1920-dark', size: [1920, 1080], theme: 'dark', zoom: 1 },
  { name: '200-percent', size: [1280, 800], theme: 'light', zoom: 2 },
];
/** What moves comes to rest. */
const REST_MS = 600;
/** Of JPEG: text stays legible, and all states together small. */
const QUALITY = 62;

/**
 * What a state has at hand.
 * @typedef {object} StateStudio
 * @property {import('playwright').ElectronApplication} app
 * @property {import('playwright').Page} page
 */

/**
 * Brings the app into every state, one after the other, and takes each in every form.
 * @param {StateStudio} studio
 * @param {readonly { readonly name: string, readonly enter: (studio: StateStudio) => Promise<void>, readonly leave?: (studio: StateStudio) => Promise<void> }[]} states
 */
export async function takeStates(studio, states) {
  const folder = inRoot('docs/screenshots/states');
  mkdirSync(folder, { recursive: true });
  readdirSync(folder).forEach((name) => rmSync(path.join(folder, name)));
  for (const { name, enter, leave } of states) {
    await show(studio, FORMS[0]);
    await enter(studio);
    for (const form of FORMS) {
      await show(studio, form);
      await studio.page.waitForTimeout(REST_MS);
      const file = path.join(folder, `${name}-${form.name}.jpg`);
      writeFileSync(file, await capture(studio));
    }
    await show(studio, FORMS[0]);
    await leave?.(studio);
    say(`took the state ${name}`);
  }
}

/**
 * @param {StateStudio} studio
 * @param {typeof FORMS[number] | undefined} form
 */
async function show({ app, page }, form) {
  if (!form) {
    return;
  }
  const { size, theme, zoom } = form;
  const window = await app.browserWindow(page);
  await window.evaluate(
    (shown, { width, height, factor }) => {
      shown.setContentSize(width, height);
      shown.webContents.setZoomFactor(factor);
    },
    { width: size[0], height: size[1], factor: zoom },
  );
  await app.evaluate(({ nativeTheme }, source) => {
    nativeTheme.themeSource = source;
  }, theme);
}

/**
 * What the window shows; the driver's own pictures are cut off where the page is enlarged.
 * @param {StateStudio} studio
 * @returns {Promise<Buffer>} a JPEG
 */
async function capture({ app, page }) {
  const window = await app.browserWindow(page);
  const base64 = await window.evaluate(async (shown, quality) => {
    const picture = await shown.webContents.capturePage();
    return picture.toJPEG(quality).toString('base64');
  }, QUALITY);
  return Buffer.from(base64, 'base64');
}
