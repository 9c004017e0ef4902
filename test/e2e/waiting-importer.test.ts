import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import { dropFiles } from './drop-files.ts';
import { ReplayApp, SAMPLES } from './replay-app.ts';

let app: ReplayApp;
afterEach(() => app.dispose());

/** One reads the list, one the session; one searches and looks for damage. */
const READERS = 3;
/** One thread reads, one packs. */
const IMPORTER = 2;

/** How many worker threads the main process has. */
function countWorkers(): number {
  const tasks = `/proc/${app.electron.process().pid}/task`;
  return readdirSync(tasks).filter(
    (id) => readFileSync(`${tasks}/${id}/comm`, 'utf8').trim() === 'WorkerThread',
  ).length;
}

const workers = (): ReturnType<typeof expect.poll<number>> => expect.poll(countWorkers, { timeout: 20_000 });

it('has an importer ready while the library is shown, but not while a session is', async () => {
  app = await ReplayApp.start();
  await app.button('Import files…').waitFor();
  await workers().toBe(READERS + IMPORTER);

  await dropFiles(app.page, [SAMPLES.shop]);
  await app.waitUntilOpen();
  await workers().toBe(READERS);

  await app.page.keyboard.press('Backspace');
  await workers().toBe(READERS + IMPORTER);
  await app.expectNoErrors();
});
