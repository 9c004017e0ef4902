import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { SessionSummary } from '../../../shared/model/session.ts';
import { recordCorpus, type CorpusPage } from '../../record/fidelity/record-corpus.ts';
import type { RecordedPage } from '../../record/fidelity/record-page.ts';
import { readPages } from '../../record/fidelity/steps.ts';
import type { RecorderName } from '../../record/recorders.ts';
import { fillLibrary } from '../our-player.ts';
import { keepPictures } from './keep-pictures.ts';
import { measurePlayers } from './measure-players.ts';
import { openOurPage } from './our-page.ts';
import { Progress } from './progress.ts';
import { printFidelity } from './print-fidelity.ts';
import { openStockPage } from './stock-page.ts';

export interface FidelityOptions {
  /** All where none is named. */
  readonly pages: readonly string[];
  readonly recorders: readonly RecorderName[];
  /** Of the pages, posthog-js records one in so many; its recorder is rrweb's, but for when it begins and what it masks. */
  readonly posthogEvery: number;
  /** Browsers, and players of each kind, at a time. */
  readonly atOnce: number;
  /** A folder for pictures of the truth, of what players show and of what differs; none are kept where it is not named. */
  readonly keep: string | undefined;
}

/** Prints in how much replays of our own pages differ from what these were like, beside stock rrweb-player. */
export async function benchFidelity(executable: string, options: FidelityOptions): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'airgap-replay-fidelity-'));
  try {
    const corpus = await recordAll(options);
    const recordings = corpus.filter((page) => 'events' in page);
    const sessions = await importAll(recordings, folder);
    const progress = new Progress('looked at', 2 * recordings.length);
    const tell = (): void => progress.step();
    const [ours, stock] = await Promise.all([
      measurePlayers(recordings, startOurs(executable, folder, sessions), options.atOnce, tell),
      measurePlayers(recordings, () => openStockPage(executable), options.atOnce, tell),
    ]);
    const rows = recordings.map((recorded, at) => ({ recorded, ours: ours[at]!, stock: stock[at]! }));
    if (options.keep !== undefined) {
      keepPictures(options.keep, rows);
    }
    printFidelity(
      rows,
      corpus.filter((page) => 'reason' in page),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function recordAll({ pages, recorders, posthogEvery, atOnce }: FidelityOptions): Promise<CorpusPage[]> {
  const all = readPages(pages);
  const recorded: CorpusPage[] = [];
  for (const recorder of recorders) {
    const corpus = recorder === 'posthog' ? all.filter((_page, at) => at % posthogEvery === 0) : all;
    const progress = new Progress(`recorded by ${recorder}`, corpus.length);
    recorded.push(...(await recordCorpus(corpus, recorder, 4 * atOnce, () => progress.step())));
  }
  return recorded.sort((a, b) => a.name.localeCompare(b.name));
}

/** Imports all recordings into one library, and indexes it. @returns the session of each */
async function importAll(
  recordings: readonly RecordedPage[],
  folder: string,
): Promise<Map<RecordedPage, SessionSummary>> {
  const files = recordings.map((recorded) => {
    const file = path.join(folder, `${recorded.name}-${recorded.recorder}.json`);
    writeFileSync(file, JSON.stringify(recorded.events));
    return file;
  });
  const report = await fillLibrary(path.join(folder, 'library'), ...files);
  return new Map(
    report.imports.map(({ sessions: [session], reason }, at) => {
      if (!session) {
        throw new Error(`${files[at]} was not imported: ${reason ?? ''}`);
      }
      return [recordings[at]!, session];
    }),
  );
}

/** Each app has a library of its own: one that another app has open can only be read. */
function startOurs(
  executable: string,
  folder: string,
  sessions: ReadonlyMap<RecordedPage, SessionSummary>,
): () => ReturnType<typeof openOurPage> {
  let count = 0;
  return () => {
    const userData = path.join(folder, `app-${++count}`);
    mkdirSync(userData);
    cpSync(path.join(folder, 'library'), path.join(userData, 'library'), { recursive: true });
    return openOurPage(executable, userData, (recorded) => sessions.get(recorded)!);
  };
}
