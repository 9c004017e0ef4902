import { readTags, type SvgTag } from './svg-tags.ts';

/** A picture of more text than this is not looked into; drawings that pages carry in an address have kilobytes. */
const MAX_CHARACTERS = 2 ** 21;
/** How many elements a drawing may come to, with everything it repeats. Maps and diagrams have some thousands. */
const MAX_ELEMENTS = 50_000;
/** A filter step works on every pixel, most elements on a few. */
const FILTER_WEIGHT = 100;

const LOCAL_URL = /url\(\s*["']?#([^"')\s]+)/g;
/** Pictures inside of pictures, and text that stands for other text: neither is met in what pages inline. */
const NESTED = /<!ENTITY|data:image\/svg/i;

/**
 * Whether a picture in an address ends: SVG can repeat a part that repeats a part that …, up to more than any
 * computer can draw (https://www.w3.org/TR/SVG2/struct.html#UseElement). Counts what would be drawn, without drawing.
 * @param url begins with `data:image/svg+xml`
 */
export function isFiniteSvg(url: string): boolean {
  const svg = decodeDataUrl(url);
  return svg !== undefined && isFiniteDrawing(svg);
}

/** The same for the drawing itself. @param svg XML */
export function isFiniteDrawing(svg: string): boolean {
  const tags = svg.length > MAX_CHARACTERS || NESTED.test(svg) ? undefined : readTags(svg);
  return tags !== undefined && new Drawing(tags).weight() <= MAX_ELEMENTS;
}

/** The text in a `data:` address; undefined where it is none, or too long to look into. */
function decodeDataUrl(url: string): string | undefined {
  const comma = url.indexOf(',');
  const text = url.slice(comma + 1).replace(/[\t\n\r]/g, '');
  if (comma < 0 || text.length > MAX_CHARACTERS) {
    return undefined;
  }
  const plain = text.replace(/%([0-9a-f]{2})/gi, (_all, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
  return /;\s*base64\s*$/i.test(url.slice(0, comma)) ? decodeBase64(plain) : plain;
}

function decodeBase64(text: string): string | undefined {
  try {
    return atob(text);
  } catch {
    return undefined;
  }
}

/** What has a name in a drawing, and the drawing itself: nothing else can be repeated. */
interface Part {
  /** Its elements, without those of parts inside of it. */
  elements: number;
  /** The parts inside of it. */
  readonly inner: Part[];
  /** The names of the parts that it repeats. */
  readonly repeats: string[];
}

const TOO_MUCH = MAX_ELEMENTS + 1;
/** Parts that repeat each other over more steps than any drawing has. */
const MAX_DEPTH = 500;

class Drawing {
  private readonly named = new Map<string, Part>();
  private readonly whole: Part = { elements: 0, inner: [], repeats: [] };
  /** The part that each open element belongs to. */
  private readonly open: Part[] = [];
  private readonly weights = new Map<Part, number>();

  constructor(tags: readonly SvgTag[]) {
    for (const tag of tags) {
      if (tag.kind !== 'closes') {
        this.add(tag);
      }
      if (tag.kind !== 'opens') {
        this.open.pop();
      }
    }
  }

  /** How many elements it comes to, repeated ones included. */
  weight(): number {
    return this.weigh(this.whole, 0);
  }

  private add({ name, attributes }: SvgTag): void {
    const { id, repeats } = readAttributes(attributes);
    const outer = this.open.at(-1) ?? this.whole;
    const part = id === undefined ? outer : { elements: 0, inner: [], repeats: [] };
    if (id !== undefined) {
      outer.inner.push(part);
      this.named.set(id, part);
    }
    part.elements += /(?:^|:)fe[A-Z]/.test(name) ? FILTER_WEIGHT : 1;
    if (!POINTERS.test(name)) {
      repeats.forEach((repeated) => part.repeats.push(repeated));
    }
    this.open.push(part);
  }

  private weigh(part: Part, depth: number): number {
    const known = this.weights.get(part) ?? (depth > MAX_DEPTH ? TOO_MUCH : undefined);
    if (known !== undefined) {
      return known;
    }
    // What it is while it is being weighed: a part that repeats itself has no end.
    this.weights.set(part, TOO_MUCH);
    let weight = part.elements;
    for (const target of [...part.inner, ...part.repeats.map((name) => this.named.get(name))]) {
      weight = Math.min(TOO_MUCH, weight + (target ? this.weigh(target, depth + 1) : 0));
    }
    this.weights.set(part, weight);
    return weight;
  }
}

/** Elements that name another one without drawing it. */
const POINTERS = /(?:^|:)(?:a|animate\w*|set|mpath|discard)$/;

function readAttributes(attributes: SvgTag['attributes']): {
  readonly id?: string;
  readonly repeats: readonly string[];
} {
  const repeats: string[] = [];
  let id: string | undefined;
  for (const [name, written] of attributes) {
    const value = resolveCharacters(written);
    if (name === 'id' || name === 'xml:id') {
      id = value;
    } else if (name === 'href' || name.endsWith(':href')) {
      repeats.push(value.trim().slice(1));
    } else {
      for (const [, target = ''] of value.matchAll(LOCAL_URL)) {
        repeats.push(target);
      }
    }
  }
  return id === undefined ? { repeats } : { id, repeats };
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function resolveCharacters(text: string): string {
  return text.replace(
    /&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi,
    (all, decimal?: string, hex?: string, name?: string) => {
      const code = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal);
      return name === undefined ? String.fromCodePoint(Math.min(code, 0x10ffff)) : (NAMED[name] ?? all);
    },
  );
}
