import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, it, onTestFinished } from 'vitest';
import { openForWriting } from '../../electron/library/database/open.ts';
import { storeSession } from '../helpers/store-session.ts';
import { ReplayApp } from './replay-app.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'airgap-replay-rows-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('says how many rows of a stranger’s library are left out, and shows the rest', async () => {
  const library = openForWriting(folder, 0);
  await storeSession(library);
  library.database.exec(`
    PRAGMA ignore_check_constraints = ON;
    INSERT INTO main.tags (name) VALUES ('sound'), (printf('%70000s', 'x'));
    INSERT INTO main.session_marks (session_id, is_starred, watched_at_ms) VALUES ('../thesis.docx', 1, NULL)`);
  library.database.close();
  const app = new ReplayApp();
  onTestFinished(() => app.dispose());
  await app.launch([`--library=${folder}`]);
  await app.page.getByText('2 rows of this library’s database cannot be what Airgap Replay wrote.').waitFor();
  await app.page.getByRole('row').nth(1).waitFor();
  await app.expectNoErrors();
});
