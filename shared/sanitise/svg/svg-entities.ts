const DOCTYPE = /<!DOCTYPE\s[^[>]*(?:\[((?:"[^"]*"|'[^']*'|[^\]"'])*)\]\s*)?>/i;
const ENTITY = /<!ENTITY\s+([\w.:-]+)\s+(?:"([^"]*)"|'([^']*)')\s*>/g;
const ANY_ENTITY = /<!ENTITY/i;
/** Illustrator writes the addresses of namespaces as entities; none of those is longer. */
const MAX_VALUE = 200;
const MAX_TEXT = 2 ** 21;

/** Whether a drawing says what texts of its own stand for: such a text can stand for others, without end. */
export function hasEntities(svg: string): boolean {
  return ANY_ENTITY.test(svg);
}

/**
 * The drawing with short plain texts put where their entities stand, and without any other entities. What still names
 * one is no XML, and no browser shows it.
 */
export function withoutEntities(svg: string): string {
  const declared = hasEntities(svg) ? DOCTYPE.exec(svg) : null;
  if (!declared) {
    return svg;
  }
  const [doctype, subset = ''] = declared;
  const values = new Map<string, string>();
  for (const [, name = '', quoted, apostrophed] of subset.matchAll(ENTITY)) {
    const value = quoted ?? apostrophed ?? '';
    if (value.length <= MAX_VALUE && !/[&%<"']/.test(value)) {
      values.set(name, value);
    }
  }
  let length = svg.length;
  return svg.replace(doctype, '').replace(/&([\w.:-]+);/g, (all, name: string) => {
    const value = values.get(name);
    length += value?.length ?? 0;
    return value === undefined || length > MAX_TEXT ? all : value;
  });
}
