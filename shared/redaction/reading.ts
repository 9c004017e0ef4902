import { plainText, replacePieces, type MappedText } from './mapped-text.ts';

/** What has no width, or only says how its neighbours look: soft hyphen, joiners, marks of direction, variation selectors. */
const INVISIBLE =
  '\\u{ad}\\u{34f}\\u{61c}\\u{180b}-\\u{180f}\\u{200b}-\\u{200f}\\u{202a}-\\u{202e}\\u{2060}-\\u{206f}\\u{fe00}-\\u{fe0f}\\u{feff}\\u{e0000}-\\u{e007f}';
/** All that does not simply stand for itself: what is not ASCII, marks on what is, and spaces other than a single one. */
const ODD_PIECES = new RegExp(
  `[${INVISIBLE}]+|\\s{2,}|[^\\S ]|[\\x21-\\x7e]\\p{M}+|[^\\x00-\\x7f]\\p{M}*`,
  'gu',
);
const INVISIBLE_ONLY = new RegExp(`^[${INVISIBLE}]+$`, 'u');

/** How often a text may have been written within another: JSON in JSON in an address. */
const DEPTH = 3;

/**
 * A text as it is compared: in NFKC, without regard to capitals, without what cannot be seen, each run of spaces one.
 */
export function foldText(source: MappedText): MappedText {
  const { text, ...map } = replacePieces(source, ODD_PIECES, (piece, before) => {
    if (INVISIBLE_ONLY.test(piece)) {
      return '';
    }
    // By way of capitals, so that “ß” and “ss” are one.
    const folded = piece.normalize('NFKC').toUpperCase().toLowerCase().replace(/\s+/g, ' ');
    return folded.startsWith(' ') && before.endsWith(' ') ? folded.slice(1) : folded;
  });
  // What is left is ASCII, whose small letters are as long as its capitals.
  return { text: text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()), ...map };
}

interface Decoder {
  /** Whether anything of it is in a text. */
  readonly isIn: RegExp;
  readonly pieces: RegExp;
  readonly decode: (piece: string) => string | undefined;
}

const DECODERS: readonly Decoder[] = [
  { isIn: /%[0-9a-f]{2}|\+/i, pieces: /(?:%[0-9a-f]{2})+|\+/gi, decode: decodePercent },
  { isIn: /&[#\w]+;?/, pieces: /&(?:#x[0-9a-f]+|#\d+|[a-z]\w*);?/gi, decode: decodeEntity },
  {
    isIn: /\\/,
    pieces: /\\(?:u[0-9a-f]{4}|u\{[0-9a-f]+\}|x[0-9a-f]{2}|["\\/bfnrt'])/gi,
    decode: decodeEscape,
  },
  { isIn: /\\[0-9a-f]/i, pieces: /\\[0-9a-f]{1,6}\s?/gi, decode: decodeCssEscape },
];

/**
 * All ways in which a text can be read: as it stands, and with percent signs, entities, escapes of JSON and CSS taken for what
 * they mean, also one within the other. Each is folded.
 */
export function readings(text: string): readonly MappedText[] {
  const found = new Map<string, MappedText>([[text, plainText(text)]]);
  let last = [...found.values()];
  for (let depth = 0; depth < DEPTH && last.length > 0; depth++) {
    const next = last.flatMap((source) => DECODERS.flatMap((decoder) => decodeWith(decoder, source) ?? []));
    last = next.filter(({ text: decoded }) => !found.has(decoded));
    last.forEach((each) => found.set(each.text, each));
  }
  return [...found.values()].map(foldText);
}

function decodeWith({ isIn, pieces, decode }: Decoder, source: MappedText): MappedText | undefined {
  return isIn.test(source.text) ? replacePieces(source, pieces, decode) : undefined;
}

function decodePercent(piece: string): string | undefined {
  if (piece === '+') {
    return ' ';
  }
  const bytes = Uint8Array.from(piece.slice(1).split('%'), (pair) => parseInt(pair, 16));
  return decodeUtf8(bytes);
}

/** The five of XML, those of what separates words, and the numbers; others name no letter of ASCII. */
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  commat: '@',
  period: '.',
  lowbar: '_',
  hyphen: '-',
  plus: '+',
  sol: '/',
  colon: ':',
  num: '#',
};

function decodeEntity(piece: string): string | undefined {
  const name = piece.replace(/^&|;$/g, '');
  if (!name.startsWith('#')) {
    return ENTITIES[name.toLowerCase()];
  }
  const isHex = /^#x/i.test(name);
  return fromCodePoint(parseInt(name.slice(isHex ? 2 : 1), isHex ? 16 : 10));
}

const ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

function decodeEscape(piece: string): string | undefined {
  const digits = /^\\[ux]\{?([0-9a-f]+)\}?$/i.exec(piece)?.[1];
  return digits === undefined ? (ESCAPES[piece.charAt(1)] ?? piece.charAt(1)) : fromCodeUnit(digits);
}

/** Halves of a pair stand one after the other. */
function fromCodeUnit(digits: string): string | undefined {
  return digits.length <= 4 ? String.fromCharCode(parseInt(digits, 16)) : fromCodePoint(parseInt(digits, 16));
}

function decodeCssEscape(piece: string): string | undefined {
  return fromCodePoint(parseInt(piece.slice(1), 16));
}

function fromCodePoint(code: number): string | undefined {
  return Number.isInteger(code) && code > 0 && code <= 0x10_ffff ? String.fromCodePoint(code) : undefined;
}

function decodeUtf8(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
