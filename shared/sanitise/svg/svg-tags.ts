/** A tag of an XML text. */
export interface SvgTag {
  readonly name: string;
  readonly kind: 'opens' | 'closes' | 'empty';
  /** In the order in which they stand; values as written. */
  readonly attributes: readonly (readonly [name: string, value: string])[];
}

/** What is no tag, and how it ends. */
const PASSED_OVER = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
  ['<!', '>'],
] as const;
const NAME = /[^\s/>"'=<]*/y;
const UNQUOTED = /[^"'<>]*/y;

/**
 * The tags of an XML text, in time in proportion to its length.
 * @returns undefined where a browser would refuse it too: a tag that does not end
 */
export function readTags(xml: string): SvgTag[] | undefined {
  const tags: SvgTag[] = [];
  for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at)) {
    const passed = passOver(xml, at);
    if (passed === undefined) {
      const read = readTag(xml, at);
      if (!read) {
        return undefined;
      }
      tags.push(read.tag);
      at = read.end;
    } else {
      at = passed;
    }
  }
  return tags;
}

function passOver(xml: string, at: number): number | undefined {
  const found = PASSED_OVER.find(([begins]) => xml.startsWith(begins, at));
  if (!found) {
    return undefined;
  }
  const end = xml.indexOf(found[1], at + found[0].length);
  return end < 0 ? xml.length : end + found[1].length;
}

function readTag(xml: string, at: number): { readonly tag: SvgTag; readonly end: number } | undefined {
  const closes = xml.charAt(at + 1) === '/';
  const name = match(NAME, xml, at + (closes ? 2 : 1));
  const attributes: [string, string][] = [];
  for (let from = at + (closes ? 2 : 1) + name.length; ;) {
    const text = match(UNQUOTED, xml, from);
    const end = from + text.length;
    const delimiter = xml.charAt(end);
    if (delimiter === '>') {
      const kind = closes ? 'closes' : text.endsWith('/') ? 'empty' : 'opens';
      return { tag: { name, kind, attributes }, end: end + 1 };
    }
    const close = delimiter === '"' || delimiter === "'" ? xml.indexOf(delimiter, end + 1) : -1;
    if (close < 0) {
      return undefined;
    }
    attributes.push([nameBefore(text), xml.slice(end + 1, close)]);
    from = close + 1;
  }
}

/** The name in ` href = `, which stands before a value. */
function nameBefore(text: string): string {
  const name = text.trimEnd().slice(0, -1).trimEnd();
  const start = Math.max(...[' ', '\n', '\t', '\r', '/'].map((space) => name.lastIndexOf(space)));
  return name.slice(start + 1);
}

function match(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}
