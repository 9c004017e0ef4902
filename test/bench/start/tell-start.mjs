import { app } from 'electron';

/**
 * Loaded into an app before its own code (`-r`): prints, as one line of JSON, at which times of the clock its start came
 * how far, and quits it after that. `BENCH_SHOWN` is the selector of what the user waits for.
 */

/** By then the app has done what it does after its start, and what it keeps for the next one is kept. */
const THEN_QUIT_MS = 2500;

// `-r FILE` is no argument of the app.
process.argv.splice(process.argv.indexOf('-r'), 2);
const loaded = Date.now();
let ready = 0;
app.once('ready', () => (ready = Date.now()));
app.once('web-contents-created', (_event, contents) => {
  let asked = 0;
  contents.once('did-start-loading', () => (asked = Date.now()));
  contents.once('dom-ready', () => void tell(contents, { loaded, ready, asked, page: Date.now() }));
});

/**
 * @param {import('electron').WebContents} contents
 * @param {Record<string, number>} reached
 */
async function tell(contents, reached) {
  // Not by the contents: they would wait until the page has loaded.
  const shown = await contents.mainFrame.executeJavaScript(
    `(${waitUntilPainted.toString()})(${JSON.stringify(process.env['BENCH_SHOWN'])})`,
  );
  process.stdout.write(`${JSON.stringify({ ...reached, shown })}\n`);
  setTimeout(() => app.quit(), THEN_QUIT_MS);
}

/**
 * Runs in the page. A hidden window has no frames: what is told of is seen.
 * @param {string} selector
 * @returns {Promise<number>} when the frame that shows it had been drawn
 */
async function waitUntilPainted(selector) {
  await new Promise((/** @type {(value?: undefined) => void} */ resolve) => {
    const look = () => document.querySelector(selector) !== null && resolve();
    new MutationObserver(look).observe(document, { childList: true, subtree: true });
    look();
  });
  await new Promise((resolve) => requestAnimationFrame(resolve));
  return new Promise((resolve) => setTimeout(() => resolve(Date.now())));
}
