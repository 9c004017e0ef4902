import type { Corrections, Mutable } from './corrections.ts';

/** The names that XML has, which every browser takes. */
const START =
  'A-Z_a-z\\u{c0}-\\u{d6}\\u{d8}-\\u{f6}\\u{f8}-\\u{2ff}\\u{370}-\\u{37d}\\u{37f}-\\u{1fff}\\u{200c}\\u{200d}\\u{2070}-\\u{218f}' +
  '\\u{2c00}-\\u{2fef}\\u{3001}-\\u{d7ff}\\u{f900}-\\u{fdcf}\\u{fdf0}-\\u{fffd}\\u{10000}-\\u{effff}';
const REST = `${START}\\-.0-9\\u{b7}\\u{300}-\\u{36f}\\u{203f}\\u{2040}`;
const NAME = new RegExp(`^[${START}][${REST}]*(?::[${REST}]+)*$`, 'u');

/** What a node is called whose own name is none: it has no look of its own. */
const NAMELESS = 'span';
const NAMELESS_SVG = 'g';

/**
 * Gives an element a name that the browser takes and that is no property of every object: rrweb looks names up in one
 * (`tagMap` of rrweb-snapshot, which has no `constructor` of its own).
 */
export function correctName(node: Mutable, corrections: Corrections): void {
  const { tagName } = node;
  const name = node['isSVG'] === true ? nameInSvg(tagName) : nameInHtml(tagName);
  if (name !== tagName) {
    node['tagName'] = name;
    corrections.note();
  }
}

/** In HTML, capitals are the same name, and no property. */
function nameInHtml(tagName: unknown): string {
  if (typeof tagName !== 'string' || !NAME.test(tagName)) {
    return NAMELESS;
  }
  return tagName in Object.prototype ? tagName.toUpperCase() : tagName;
}

/** A prefix means nothing without its declaration, and in capitals stand the names of HTML’s elements, which these are not. */
function nameInSvg(tagName: unknown): string {
  if (typeof tagName !== 'string' || !NAME.test(tagName)) {
    return NAMELESS_SVG;
  }
  const local = tagName.slice(tagName.lastIndexOf(':') + 1);
  const name = local === local.toUpperCase() ? local.toLowerCase() : local;
  return name in Object.prototype || name === 'xmlns' || !NAME.test(name) ? NAMELESS_SVG : name;
}
