import type { FileHead } from './format.ts';
import type { DocumentShape } from './json/document-shape.ts';

/** True for several JSON texts, one a line. A document with line breaks in it has an open bracket in its first line. */
export function isJsonLines({ lines }: FileHead): boolean {
  const [first, second] = lines.filter(({ kind }) => kind !== 'nothing');
  return first !== undefined && second !== undefined && isWhole(first) && isContainer(second);
}

function isWhole(shape: DocumentShape): boolean {
  return isContainer(shape) && !shape.cut;
}

function isContainer(
  shape: DocumentShape,
): shape is Extract<DocumentShape, { kind: 'object' | 'array' | 'string' }> {
  return shape.kind === 'object' || shape.kind === 'array' || shape.kind === 'string';
}
