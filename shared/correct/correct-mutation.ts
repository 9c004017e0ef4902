import { isPlainObject } from '../model/replay-event.ts';
import type { Corrections, Mutable } from './corrections.ts';
import { correctTree } from './correct-tree.ts';
import { dropUnless, isNumber, isTextOrNull, keepInList } from './values.ts';

/** Corrects a mutation in place. Of its four lists, rrweb reads all. */
export function correctMutation(data: Mutable, corrections: Corrections): boolean {
  keepInList(data, 'removes', isRemove, corrections);
  keepInList(data, 'adds', (add) => correctAdd(add, corrections), corrections);
  keepInList(data, 'texts', correctText, corrections);
  keepInList(data, 'attributes', (change) => correctChange(change, corrections), corrections);
  return true;
}

function isRemove({ id, parentId }: Mutable): boolean {
  return isNumber(id) && isNumber(parentId);
}

function correctAdd(add: Mutable, corrections: Corrections): boolean {
  const { node } = add;
  if (!isNumber(add['parentId']) || !isPlainObject(node)) {
    return false;
  }
  for (const name of ['nextId', 'previousId']) {
    dropUnless(add, name, (id) => id === null || isNumber(id), corrections);
  }
  return correctTree(node, corrections);
}

function correctText(text: Mutable): boolean {
  const { id, value } = text;
  if (isNumber(value)) {
    text['value'] = String(value);
  }
  return isNumber(id) && (value === undefined || isTextOrNull(text['value']));
}

function correctChange({ id, attributes }: Mutable, corrections: Corrections): boolean {
  if (!isNumber(id) || !isPlainObject(attributes)) {
    return false;
  }
  const changes: Mutable = attributes;
  for (const name of Object.keys(changes)) {
    const value = changes[name];
    if (name === 'style' && isPlainObject(value)) {
      correctStyle(value, corrections);
    } else {
      dropUnless(changes, name, isPlain, corrections);
    }
  }
  return true;
}

function correctStyle(style: Mutable, corrections: Corrections): void {
  for (const name of Object.keys(style)) {
    dropUnless(style, name, isDeclaration, corrections);
  }
}

/** A text, false for a property that is gone, or a text and its priority. */
function isDeclaration(value: unknown): boolean {
  return (Array.isArray(value) && typeof value[0] === 'string') || (isPlain(value) && value !== true);
}

function isPlain(value: unknown): boolean {
  return value === null || typeof value === 'string' || typeof value === 'boolean' || isNumber(value);
}
