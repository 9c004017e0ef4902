import type { WindowIndex } from '../../shared/model/window-index.ts';
import { joinFindings } from '../../shared/replay/window-findings.ts';
import { readFindings } from '../library/index/index-pieces.ts';
import type { ReadableLibrary } from '../library/database/library.ts';
import { parseFindings } from '../library/index/parse-findings.ts';

/** What the deep index knows of a window by now. */
export function readWindowIndex(
  library: ReadableLibrary,
  sessionId: string,
  windowNumber: number,
): WindowIndex {
  const { findings, share } = readFindings(library, sessionId, windowNumber);
  return { share, ...joinFindings(findings.flatMap(parseFindings)) };
}
