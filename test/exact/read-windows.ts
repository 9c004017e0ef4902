import { rmSync, statSync } from 'node:fs';
import { playOrder } from '../../electron/jobs/importing/play-order.ts';
import { openForReading } from '../../electron/library/database/open.ts';
import { readSession } from '../../electron/library/sessions/sessions.ts';
import type { ReplayEvent } from '../../shared/model/replay-event.ts';
import { importOne } from '../corpus/check-import.ts';
import { makeTempFolder } from '../helpers/temp-folder.ts';

/** The events of each window of each session in a file, as the app's importer reads them; none if it refuses the file. */
export async function readWindows(file: string, mostBytes: number): Promise<ReplayEvent[][]> {
  if (statSync(file).size > mostBytes) {
    return [];
  }
  const folder = makeTempFolder();
  // What the importer refuses, its own tests speak of.
  const { sessions } = await importOne(folder, file);
  const library = openForReading(folder);
  const windows = sessions.flatMap(({ id }) => {
    const details = readSession(library, id);
    const events = details ? Array.from(playOrder(library, details), parse) : [];
    return [...Map.groupBy(events, ({ windowId }) => windowId).values()];
  });
  library.database.close();
  rmSync(folder, { recursive: true, force: true });
  return windows;
}

function parse(line: string): ReplayEvent & { readonly windowId: string } {
  return JSON.parse(line) as ReplayEvent & { readonly windowId: string };
}
