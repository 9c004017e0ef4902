import { describe, expect, it } from 'vitest';
import { playOrder } from '../../../../../electron/jobs/importing/play-order.ts';
import { readSession } from '../../../../../electron/library/sessions/sessions.ts';
import { importInto } from '../../../../helpers/import-into.ts';
import { makeMeta, makeMouseMove, toJsonl } from '../../../../helpers/make-events.ts';
import { makeLibrary } from '../../../../helpers/open-library.ts';
import { seededRandom } from '../../../../helpers/seeded-random.ts';
import { makeTempFolder, writeFile } from '../../../../helpers/temp-folder.ts';

async function playLines(lines: readonly unknown[]): Promise<unknown[]> {
  const library = makeLibrary();
  const { sessions } = await importInto(library, writeFile(makeTempFolder(), 'a.jsonl', toJsonl(lines)));
  const details = readSession(library, sessions[0]!.id)!;
  return [...playOrder(library, details)].map((line) => JSON.parse(line) as unknown);
}

describe('playOrder', () => {
  it('gives all windows’ events by time, then by place in the file, each with its window', async () => {
    const random = seededRandom(5);
    const lines = Array.from({ length: 3000 }, (_, at) => ({
      windowId: random.pick(['a', 'b', 'c']),
      ...makeMouseMove(random.int(200), at),
    }));
    const expected = lines.toSorted((a, b) => a.timestamp - b.timestamp);
    expect(await playLines(lines)).toEqual(expected);
  });

  it('names the window that has no id with an empty text', async () => {
    expect(await playLines([makeMeta(1)])).toEqual([{ windowId: '', ...makeMeta(1) }]);
  });
});
