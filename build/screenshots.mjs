import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { bundle } from './bundle.mjs';
import { run } from './run.mjs';
import { inRoot } from './setup/paths.mjs';
import { ensureReady, needsVirtualDisplay } from './setup/ready.mjs';
import { runCommand, say } from './setup/say.mjs';
import { withApp } from './with-app.mjs';

const SAMPLES = ['shop-checkout.json', 'two-window-form.jsonl', 'single-page-app.json'].map((name) =>
  inRoot('test/fixtures/samples', name),
);

/** Takes the screenshots in docs/ anew, from the real app with the sample recordings. */
await runCommand(async () => {
  const { executable } = await ensureReady({ virtualDisplay: needsVirtualDisplay() });
  if (needsVirtualDisplay()) {
    return run(process.execPath, process.argv.slice(1), { display: true });
  }
  await bundle();
  await withApp(executable, [], takeScreens);
  return 0;
});

/**
 * @param {import('playwright').ElectronApplication} app
 * @param {import('playwright').Page} page
 */
async function takeScreens(app, page) {
  const folder = inRoot('docs/screenshots');
  mkdirSync(folder, { recursive: true });
  /** @param {string} name */
  const shoot = async (name) => {
    await page.waitForTimeout(600);
    await page.screenshot({ path: path.join(folder, `${name}.png`) });
    say(`took ${name}.png`);
  };
  /** @param {'dark' | 'light'} theme */
  const setTheme = (theme) =>
    app.evaluate(({ nativeTheme }, source) => {
      nativeTheme.themeSource = source;
    }, theme);

  await setTheme('light');
  await page.getByRole('button', { name: 'Open files…' }).waitFor();
  await shoot('first-screen');
  await app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths });
  }, SAMPLES);
  await page.getByRole('button', { name: 'Open files…' }).click();
  await page.getByRole('dialog').waitFor();
  await shoot('import-report');
  await page.keyboard.press('Escape');
  await shoot('library');
  await page.getByRole('row', { name: /Ada Example/ }).click();
  await page.getByRole('button', { name: 'Pause' }).waitFor();
  await page.keyboard.press(' ');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await shoot('session');
  await page.getByRole('tab', { name: /^Network/ }).click();
  await setTheme('dark');
  await shoot('session-dark');
}
