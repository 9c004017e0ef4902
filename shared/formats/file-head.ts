import type { FileHead } from './format.ts';
import { byteOrderMarkLength } from './json/bytes.ts';
import { sketchJson } from './json/sketch.ts';
import { HEAD_LINES } from './limits.ts';

/**
 * Prepares a file's first bytes for detection.
 * @param bytes the first HEAD_BYTES of the file, unpacked; fewer when the file is shorter
 */
export function createFileHead(name: string, bytes: Uint8Array): FileHead {
  const text = new TextDecoder().decode(bytes.subarray(byteOrderMarkLength(bytes)));
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return {
    name,
    bytes,
    document: sketchJson(text),
    lines: lines.slice(0, HEAD_LINES).map(sketchJson),
  };
}
