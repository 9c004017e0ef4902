import { isPlainObject } from '../model/replay-event.ts';
import type { Corrections, Mutable } from './corrections.ts';
import { dropUnless, isNumber, isPath, isPlaceOrPath, isText, isTextOrNull, keepInList } from './values.ts';

/** Corrects rules that were added to a sheet, or taken out of it. */
export function correctRules(data: Mutable, corrections: Corrections): boolean {
  if (!hasSheet(data)) {
    return false;
  }
  keepIfThere(data, 'adds', isRule, corrections);
  keepIfThere(data, 'removes', ({ index }) => isPlaceOrPath(index ?? null), corrections);
  dropUnless(data, 'replace', isTextOrNull, corrections);
  dropUnless(data, 'replaceSync', isTextOrNull, corrections);
  return true;
}

/** Corrects a property of a rule that was set or removed. */
export function correctDeclaration(data: Mutable, corrections: Corrections): boolean {
  if (!hasSheet(data) || !isPath(data['index'])) {
    return false;
  }
  dropUnless(data, 'set', isSet, corrections);
  dropUnless(data, 'remove', isRemoved, corrections);
  return true;
}

/** Corrects the sheets that a document or shadow root took on. */
export function correctAdoptedSheets(data: Mutable, corrections: Corrections): boolean {
  const { id, styleIds } = data;
  if (!isNumber(id) || !Array.isArray(styleIds)) {
    return false;
  }
  const known = (styleIds as unknown[]).filter(isNumber);
  if (known.length < styleIds.length) {
    corrections.note(styleIds.length - known.length);
    data['styleIds'] = known;
  }
  keepIfThere(data, 'styles', (style) => correctSheet(style, corrections), corrections);
  return true;
}

function correctSheet(style: Mutable, corrections: Corrections): boolean {
  keepIfThere(style, 'rules', isRule, corrections);
  return isNumber(style['styleId']);
}

/** It is named by its own id, or by that of its element. */
function hasSheet({ id, styleId }: Mutable): boolean {
  return isNumber(styleId) || ((styleId === undefined || styleId === null) && isNumber(id));
}

function isRule({ rule, index }: Mutable): boolean {
  return isText(rule) && isPlaceOrPath(index ?? null);
}

function isSet(value: unknown): boolean {
  return (
    value === null ||
    (isPlainObject(value) &&
      isText(value['property']) &&
      isTextOrNull(value['value'] ?? null) &&
      isTextOrNull(value['priority'] ?? null))
  );
}

function isRemoved(value: unknown): boolean {
  return value === null || (isPlainObject(value) && isText(value['property']));
}

/** Of lists that need not be there. */
function keepIfThere(
  holder: Mutable,
  name: string,
  isFine: (item: Mutable) => boolean,
  corrections: Corrections,
): void {
  if (holder[name] !== undefined && holder[name] !== null) {
    keepInList(holder, name, isFine, corrections);
  }
}
