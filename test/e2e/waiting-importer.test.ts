import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import { dropFiles } from './drop-files.ts';
import { ReplayApp, SAMPLES } from './replay-app.ts';

let app: ReplayApp;
afterEach(() => app.dispose());

/** How many worker threads the main process has: an importer is two, one that reads and one that packs. */
function countWorkers(): number {
  const tasks = `/proc/${app.electron.process().pid}/task`;
  return readdirSync(tasks).filter(
    (id) => readFileSync(`${tasks}/${id}/comm`, 'utf8').trim() === 'WorkerThread',
  ).length;
}

const workers = (): ReturnType<typeof expect.poll<number>> => expect.poll(countWorkers, { timeout: 20_000 });

it('has an importer ready while the library is shown, but not while a session is', async () => {
  app = await ReplayApp.start();
  await app.button('Open files…').waitFor();
  await workers().toBe(2);

  await dropFiles(app.page, [SAMPLES.shop]);
  await app.waitUntilOpen();
  // Only the one that lists the session's items.
  await workers().toBe(1);

  await app.page.keyboard.press('Escape');
  await workers().toBe(3);
  await app.expectNoErrors();
});
