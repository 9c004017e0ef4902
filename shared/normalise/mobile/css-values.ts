import { readNumber } from './wireframe.ts';

/** No screen is larger, in pixels; larger numbers only slow the layout down. */
const MAX_PIXELS = 100_000;

const COLOUR =
  /^(?:#(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})|[a-z]{3,24}|(?:rgb|hsl)a?\([\d\s.,%/-]{1,60}\))$/i;
const DATA_IMAGE = /^data:image\/[a-z\d.+-]{1,40};base64,/i;
const NOT_BASE64 = /[^\w+/=-]/;
const MAX_FONT_FAMILY_LENGTH = 200;

/** CSS declarations by property, in order; those that are `undefined` are left out. */
export type Declarations = Readonly<Record<string, string | undefined>>;

/** The text of a `style` attribute. Values must come from the functions below: nothing is escaped here. */
export function writeCss(declarations: Declarations): string {
  return Object.entries(declarations)
    .filter(([, value]) => value !== undefined)
    .map(([property, value]) => `${property}: ${value};`)
    .join('');
}

/** A length in pixels. */
export function readPixels(value: unknown): string | undefined {
  const number = readNumber(value);
  return number === undefined ? undefined : `${Math.max(-MAX_PIXELS, Math.min(MAX_PIXELS, number))}px`;
}

/** A colour: hexadecimal, a name, or `rgb()` and `hsl()` of numbers. */
export function readColour(value: unknown): string | undefined {
  return typeof value === 'string' && COLOUR.test(value) ? value : undefined;
}

/** Names of fonts, without anything that could end the declaration. */
export function readFontFamily(value: unknown): string | undefined {
  if (typeof value !== 'string') {
    return undefined;
  }
  const names = value
    .slice(0, MAX_FONT_FAMILY_LENGTH)
    .replace(/[^\p{L}\p{N} ,_-]/gu, '')
    .trim();
  return names === '' ? undefined : names;
}

/** One of the given words. */
export function readKeyword<Word extends string>(value: unknown, words: readonly Word[]): Word | undefined {
  return words.find((word) => word === value);
}

/**
 * The `data:` URL of a recorded image. SDKs write base64, as a whole URL or bare (which then is PNG) and broken
 * into lines. Anything else, above all an address on the network, is no image.
 */
export function readImage(value: unknown): string | undefined {
  if (typeof value !== 'string') {
    return undefined;
  }
  const text = value.replace(/\s+/g, '');
  const header = DATA_IMAGE.exec(text)?.[0] ?? '';
  const isBase64 = text.length > header.length && !NOT_BASE64.test(text.slice(header.length));
  if (!isBase64) {
    return undefined;
  }
  return header === '' ? `data:image/png;base64,${text}` : text;
}

/** Whether black is easier to read than white on this colour. Only hexadecimal colours are judged. */
export function isLight(colour: string): boolean {
  const digits = colour.startsWith('#') ? colour.slice(1) : 'fff';
  const pairs = (digits.length < 6 ? digits.replace(/./g, '$&$&') : digits).match(/../g) ?? [];
  const [red = 255, green = 255, blue = 255] = pairs.map((pair) => parseInt(pair, 16));
  // The weights of brightness in the W3C's note on accessibility (AERT, section 2.2).
  return (red * 299 + green * 587 + blue * 114) / 1000 >= 128;
}
