import type { FileHead } from '../format.ts';
import { entryOf } from '../json/document-shape.ts';

/** A browser's network log (HTTP Archive 1.2): `{log: {version, creator, entries: […]}}`. */
export function isHar({ document }: FileHead): boolean {
  const log = entryOf(document, 'log');
  return entryOf(log, 'entries')?.kind === 'array' || entryOf(log, 'creator')?.kind === 'object';
}
