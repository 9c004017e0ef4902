import type { FileHead } from './format.ts';
import { readShape } from './json/document-shape.ts';
import { HEAD_LINES } from './limits.ts';

/**
 * Prepares a file's first bytes for detection.
 * @param bytes the first HEAD_BYTES of the file, unpacked; fewer when the file is shorter
 */
export function createFileHead(name: string, bytes: Uint8Array): FileHead {
  // A decoder passes over a byte order mark by itself.
  const text = new TextDecoder().decode(bytes);
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return {
    name,
    bytes,
    document: readShape(text),
    lines: lines.slice(0, HEAD_LINES).map(readShape),
  };
}
