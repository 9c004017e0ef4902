import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { inRoot } from './setup/paths.mjs';
import { withApp } from './with-app.mjs';

const PLAY_MS = 5000;
const OPEN_TIMEOUT_MS = 60_000;

/**
 * Opens the real app in a library of its own, plays the named files or a sample for some seconds, writes a
 * screenshot and says what happened. For machines without a display: `node build/show.mjs ELECTRON [FILE…]`.
 * @param {string} executable
 * @param {readonly string[]} files
 * @returns {Promise<number>} the exit code
 */
function show(executable, files) {
  return withApp(executable, files, async (_app, page) => {
    if (files.length === 0) {
      await page.getByRole('button', { name: 'A shop checkout' }).click();
    }
    const pause = page.getByRole('button', { name: 'Pause', exact: true });
    const trouble = page.getByRole('dialog').or(page.getByRole('alert'));
    await pause.or(trouble).first().waitFor({ timeout: OPEN_TIMEOUT_MS });
    const isPlaying = (await trouble.count()) === 0 && (await playsOn(page));
    const screenshot = inRoot('test-results/npm-start.png');
    mkdirSync(path.dirname(screenshot), { recursive: true });
    await page.screenshot({ path: screenshot });
    console.log(await describe(page, isPlaying));
    console.log(`Screenshot: ${screenshot}`);
    return isPlaying ? 0 : 1;
  });
}

/**
 * Whether the position moves on by itself.
 * @param {import('playwright').Page} page
 */
async function playsOn(page) {
  const slider = page.getByRole('slider', { name: 'Position' });
  const before = Number(await slider.getAttribute('aria-valuenow'));
  await page.waitForTimeout(PLAY_MS);
  return Number(await slider.getAttribute('aria-valuenow')) > before;
}

/**
 * @param {import('playwright').Page} page
 * @param {boolean} isPlaying
 */
async function describe(page, isPlaying) {
  if (!isPlaying) {
    const trouble = await page.getByRole('dialog').or(page.getByRole('alert')).allInnerTexts();
    return ['This could not be played:', ...trouble].join('\n');
  }
  const position = await page.getByRole('slider', { name: 'Position' }).getAttribute('aria-valuetext');
  const address = await page.getByRole('group', { name: 'Current URL' }).innerText();
  const network = await page.getByText('Network sealed').innerText();
  return `Played ${address}: at ${position}. ${network.trim()}.`;
}

const [executable = '', ...files] = process.argv.slice(2);
process.exitCode = await show(executable, files);
