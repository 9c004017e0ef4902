import { MAX_CHARACTERS, textOfDataUrl } from '../data-url.ts';
import { hasEntities } from './svg-entities.ts';
import { readTags, type SvgTag } from './svg-tags.ts';

/** How many elements a drawing may come to, with everything it repeats. Maps and diagrams have some thousands. */
const MAX_ELEMENTS = 50_000;
/** A filter step works on every pixel, most elements on a few. */
const FILTER_WEIGHT = 100;
const TOO_MUCH = MAX_ELEMENTS + 1;

const LOCAL_URL = /url\(\s*["']?#([^"')\s]+)/g;
const NESTED = /data:image\/svg/gi;
/** A drawing in a drawing in a drawing. */
const MAX_NESTING = 3;

/**
 * Whether a drawing ends: SVG can repeat a part that repeats a part that …, up to more than any computer can draw
 * (https://www.w3.org/TR/SVG2/struct.html#UseElement). Counts what would be drawn, without drawing.
 * @param svg XML without entities of its own
 */
export function isFiniteDrawing(svg: string): boolean {
  return weigh(svg, 0) <= MAX_ELEMENTS;
}

/** How many elements a drawing comes to. @param nesting in how many others it is */
function weigh(svg: string, nesting: number): number {
  const isTooMuch = nesting > MAX_NESTING || svg.length > MAX_CHARACTERS || hasEntities(svg);
  const tags = isTooMuch ? undefined : readTags(svg);
  if (!tags) {
    return TOO_MUCH;
  }
  const drawing = new Drawing(tags, nesting);
  // One that is not in an attribute could stand for any number of elements.
  const nested = svg.match(NESTED)?.length ?? 0;
  return nested === drawing.nested ? drawing.weight() : TOO_MUCH;
}

/** How many elements the drawing at an address comes to; 0 where there is none. */
function weighNested(url: string, nesting: number): number {
  const svg = url.trim().toLowerCase().startsWith('data:image/svg') ? textOfDataUrl(url) : '';
  return svg === undefined ? TOO_MUCH : svg === '' ? 0 : weigh(svg, nesting + 1);
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

/** Parts that repeat each other over more steps than any drawing has. */
const MAX_DEPTH = 500;

class Drawing {
  private readonly named = new Map<string, Part>();
  private readonly whole: Part = { elements: 0, inner: [], repeats: [] };
  /** The part that each open element belongs to. */
  private readonly open: Part[] = [];
  private readonly weights = new Map<Part, number>();

  /** How many of its attributes are drawings. */
  nested = 0;
  private readonly nesting: number;

  /** @param nesting in how many other drawings it is */
  constructor(tags: readonly SvgTag[], nesting: number) {
    this.nesting = nesting;
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
    part.elements += (/(?:^|:)fe[A-Z]/.test(name) ? FILTER_WEIGHT : 1) + this.nestedWeight(attributes);
    if (!POINTERS.test(name)) {
      repeats.forEach((repeated) => part.repeats.push(repeated));
    }
    this.open.push(part);
  }

  private nestedWeight(attributes: SvgTag['attributes']): number {
    let weight = 0;
    for (const [, value] of attributes) {
      const count = value.match(NESTED)?.length ?? 0;
      this.nested += count;
      weight +=
        count === 0 ? 0 : count === 1 ? weighNested(resolveCharacters(value), this.nesting) : TOO_MUCH;
    }
    return weight;
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
