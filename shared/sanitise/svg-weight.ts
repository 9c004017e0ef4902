/** More than any picture draws. A few elements that show each other make billions. */
const MOST_ELEMENTS = 250_000;
/** Deeper than any picture is nested. */
const DEEPEST = 500;

const HEADER = /^\s*data:image\/svg\+xml[^,]*,/i;
const NESTED = /^\s*data:image\/svg\+xml/i;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** An element, and the names of those that it shows once more. */
interface Part {
  readonly children: Part[];
  readonly shows: readonly string[];
  weight: number | undefined;
}

/**
 * Whether a picture would keep the player busy for good: text that multiplies itself (entities), or elements that
 * show others that show others (`<use>`). What is no XML is no picture to a browser either.
 * @param url an SVG picture as a `data:` address
 */
export function isTooHeavy(url: string): boolean {
  const svg = decode(url);
  if (/<!ENTITY|<!DOCTYPE[^>]*\[/i.test(svg)) {
    return true;
  }
  const named = new Map<string, Part>();
  const root: Part = { children: [], shows: [], weight: undefined };
  const isNestedHeavy = build(svg, root, named);
  return isNestedHeavy || weigh(root, named, 0) > MOST_ELEMENTS;
}

function decode(url: string): string {
  const header = HEADER.exec(url)?.[0] ?? '';
  // Browsers take a percent sign that stands for itself.
  const text = url
    .slice(header.length)
    .replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  try {
    return /;\s*base64\s*,$/i.test(header) ? atob(text.replace(/\s/g, '')) : text;
  } catch {
    return '';
  }
}

/** Puts the elements into a tree. @returns whether a picture inside the picture is too heavy */
function build(svg: string, root: Part, named: Map<string, Part>): boolean {
  const open = [root];
  for (const tag of listTags(svg)) {
    if (tag.startsWith('/')) {
      open.splice(Math.max(1, open.length - 1));
      continue;
    }
    const attributes = [...tag.matchAll(ATTRIBUTE)].map(
      ([, key = '', double, single]) => [key, unescape(double ?? single ?? '')] as const,
    );
    if (attributes.some(([, value]) => NESTED.test(value) && isTooHeavy(value))) {
      return true;
    }
    const shows = attributes.flatMap(([, value]) => (value.startsWith('#') ? [value.slice(1)] : []));
    const part: Part = { children: [], shows, weight: undefined };
    open.at(-1)?.children.push(part);
    attributes.filter(([key]) => key === 'id').forEach(([, id]) => named.set(id, part));
    if (!tag.endsWith('/')) {
      open.push(part);
    }
  }
  return false;
}

/** What stands between `<` and `>`, in order, without comments, instructions and raw text. */
function* listTags(svg: string): Generator<string> {
  for (let at = svg.indexOf('<'); at >= 0; at = svg.indexOf('<', at)) {
    const end = endOfTag(svg, at);
    const tag = svg.slice(at + 1, end);
    if (!/^[!?]/.test(tag)) {
      yield tag;
    }
    at = end + 1;
  }
}

function endOfTag(svg: string, start: number): number {
  const raw = [
    ['<!--', '-->'],
    ['<![CDATA[', ']]>'],
    ['<?', '?>'],
  ].find(([opening = '']) => svg.startsWith(opening, start));
  const end = raw ? svg.indexOf(raw[1] ?? '', start) : endOfElement(svg, start);
  return end < 0 ? svg.length : end;
}

/** The next `>` that is not part of an attribute's value. */
function endOfElement(svg: string, start: number): number {
  let quote = '';
  for (let at = start; at < svg.length; at++) {
    const char = svg[at] ?? '';
    if (quote !== '') {
      quote = char === quote ? '' : quote;
    } else if (char === '"' || char === "'") {
      quote = char;
    } else if (char === '>') {
      return at;
    }
  }
  return -1;
}

function unescape(value: string): string {
  return value.replace(/&#(?:x([0-9a-f]+)|(\d+));/gi, (whole, hex: string | undefined, decimal: string) => {
    const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** How many elements are drawn for one. Browsers draw nothing for one that shows itself. */
function weigh(part: Part, named: ReadonlyMap<string, Part>, depth: number): number {
  if (part.weight !== undefined) {
    return part.weight;
  }
  if (depth > DEEPEST) {
    return MOST_ELEMENTS + 1;
  }
  part.weight = 0;
  const shown = part.shows.flatMap((name) => named.get(name) ?? []);
  const weights = [...part.children, ...shown].map((inner) => weigh(inner, named, depth + 1));
  part.weight = weights.reduce((sum, weight) => sum + weight, 1);
  return part.weight;
}
