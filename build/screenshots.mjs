import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { bundle } from './bundle.mjs';
import { run } from './run.mjs';
import { takeScenes } from './screenshot-scenes.mjs';
import { STATES } from './screenshot-state-list.mjs';
import { takeStates } from './screenshot-states.mjs';
import { inRoot } from './setup/paths.mjs';
import { ensureReady, needsVirtualDisplay } from './setup/ready.mjs';
import { runCommand, say } from './setup/say.mjs';
import { withApp } from './with-app.mjs';

/** Takes the screenshots in docs/ anew, from the real app with the sample recordings. */
await runCommand(async () => {
  const { executable } = await ensureReady({ virtualDisplay: needsVirtualDisplay() });
  if (needsVirtualDisplay()) {
    return run(process.execPath, process.argv.slice(1), { display: true });
  }
  await bundle();
  await withApp(executable, [], takeScreens);
  await withApp(executable, [], (app, page) => takeStates({ app, page }, STATES));
  return 0;
});

/**
 * @param {import('playwright').ElectronApplication} app
 * @param {import('playwright').Page} page
 */
async function takeScreens(app, page) {
  const folder = inRoot('docs/screenshots');
  mkdirSync(folder, { recursive: true });
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((window) => window.isVisible())
      ?.setContentSize(1280, 800),
  );
  await takeScenes({
    app,
    page,
    async shoot(name) {
      await page.waitForTimeout(800);
      await page.screenshot({ path: path.join(folder, `${name}.png`) });
      say(`took ${name}.png`);
    },
    async setTheme(theme) {
      await app.evaluate(({ nativeTheme }, source) => {
        nativeTheme.themeSource = source;
      }, theme);
    },
  });
}
