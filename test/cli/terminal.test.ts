import { expect, it } from 'vitest';
import { importByCli, runCli } from '../helpers/run-cli.ts';
import { makeLibrary } from '../helpers/open-library.ts';
import { makeEvents, toJsonl } from '../helpers/make-events.ts';
import { makeTempFolder, writeFile } from '../helpers/temp-folder.ts';

const ACTS_ON = /[\0-\x08\x0b-\x1f\x7f-\x9f\u202e]/;

it('writes no name to a terminal that would act on it', async () => {
  const { folder, database } = makeLibrary();
  await importByCli(folder, writeFile(makeTempFolder(), 'recording.jsonl', toJsonl(makeEvents(3))));
  database
    .prepare('UPDATE main.sources SET name = ?')
    .run('\u001b]0;title\u0007\u009b2J\u202efdp.json\rverified');
  const { stderr } = await runCli('verify', '--library', folder, '--json');
  expect(stderr).toContain(
    'verifying source ⟨U+001B⟩]0;title⟨U+0007⟩⟨U+009B⟩2J⟨U+202E⟩fdp.json⟨U+000D⟩verified\n',
  );
  expect(stderr).not.toMatch(ACTS_ON);
  database.exec('CREATE TABLE "\u001b[2J" (a)');
  const refused = await runCli('list', '--library', folder, '--json');
  expect(refused.stderr).toContain('“⟨U+001B⟩[2J” is not ours');
  expect(refused.stderr).not.toMatch(ACTS_ON);
});
