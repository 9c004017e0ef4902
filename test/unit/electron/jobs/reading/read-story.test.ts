import path from 'node:path';
import { expect, it } from 'vitest';
import { LibraryIndexer } from '../../../../../electron/jobs/indexing/index-library.ts';
import { readStory, readStoryShort } from '../../../../../electron/jobs/reading/read-story.ts';
import { listSessions } from '../../../../../electron/library/sessions/sessions.ts';
import { importInto } from '../../../../helpers/import-into.ts';
import { makeLibrary } from '../../../../helpers/open-library.ts';
import { toLines, toText } from '../../../../helpers/story-items.ts';

const SAMPLES = path.resolve(import.meta.dirname, '../../../../fixtures/samples');

async function openSample(name: string, { isIndexed = true } = {}) {
  const library = makeLibrary();
  await importInto(library, path.join(SAMPLES, name));
  if (isIndexed) {
    await new LibraryIndexer(library, '', () => undefined).run();
  }
  const { id, startedAtMs } = listSessions(library)[0]!;
  const { story, summary, share } = readStory(library, id);
  const short = readStoryShort(library, id);
  const said = summary.map((part) =>
    part.kind === 'moment' ? ((part.to.atMs - startedAtMs) / 1000).toFixed(3) : part.text,
  );
  return { lines: toLines(story, startedAtMs), summary: said.join(''), share, short };
}

it.each(['shop-checkout.json', 'two-window-form.jsonl', 'single-page-app.json'])(
  'tells what happened in %s',
  async (name) => {
    const { lines, summary, short } = await openSample(name);
    expect({
      summary,
      lines,
      short: short.lines.map(({ parts }) => toText(parts)),
      scenes: short.scenes.map(({ caption }) => toText(caption)),
    }).toMatchSnapshot();
  },
);

it('says that a session is being indexed, as long as it is', async () => {
  const { summary, share, short } = await openSample('shop-checkout.json', { isIndexed: false });
  expect([summary, share, short.lines]).toEqual(['Indexing this session…', 0, []]);
});
