import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openForReading } from '../../../electron/library/database/open.ts';
import type { Milliseconds } from '../../../shared/model/units.ts';

/** Writes what can be searched of each session into a file of its own, as somebody without the app would have it. */
export function writeTexts(folder: string, texts: string): void {
  mkdirSync(texts);
  const library = openForReading(folder);
  const rows = library.database
    .prepare<[], { readonly session: number; readonly text: string }>(
      'SELECT item_key >> 30 AS session, group_concat(label, char(10)) AS text FROM items GROUP BY session',
    )
    .all();
  rows.forEach(({ session, text }) => writeFileSync(path.join(texts, `${session}.txt`), text));
  library.database.close();
}

/** @returns undefined where ripgrep is not installed */
export function findWithRipgrep(texts: string, word: string): Milliseconds | undefined {
  const startedAt = performance.now();
  const { error } = spawnSync('rg', ['--count-matches', '--fixed-strings', word, texts]);
  return error ? undefined : performance.now() - startedAt;
}
