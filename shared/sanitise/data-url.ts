/** A picture of more text than this is not looked into; drawings that pages carry in an address have kilobytes. */
export const MAX_CHARACTERS = 2 ** 21;

/** A `data:` address (https://fetch.spec.whatwg.org/#data-url-processor). */
export interface DataUrl {
  /** In small letters, without parameters; `''` where none is claimed. */
  readonly type: string;
  readonly isBase64: boolean;
  /** Percent-encoded. */
  readonly body: string;
}

/** No media type with its parameters is longer. */
const MAX_HEAD = 1024;
const BEGINNING = /^[\0- ]*data:/i;

/** @returns undefined where it is no `data:` address */
export function readDataUrl(url: string): DataUrl | undefined {
  const comma = url.indexOf(',');
  if (comma < 0 || comma > MAX_HEAD) {
    return undefined;
  }
  const head = url.slice(0, comma).replace(/[\t\n\r]/g, '');
  if (!BEGINNING.test(head)) {
    return undefined;
  }
  const claimed = head.replace(BEGINNING, '');
  const isBase64 = /;\s*base64\s*$/i.test(claimed);
  const [type = ''] = claimed.split(';');
  return { type: type.trim().toLowerCase(), isBase64, body: url.slice(comma + 1) };
}

/** The first bytes of what is at the address. @param count a multiple of three */
export function headBytes({ isBase64, body }: DataUrl, count: number): Uint8Array {
  const enough = body.slice(0, count * 8).replace(/[\t\n\r]/g, '');
  const characters = isBase64
    ? (fromBase64(
        unescapeBytes(enough)
          .replace(/\s/g, '')
          .slice(0, (count / 3) * 4),
      ) ?? '')
    : unescapeBytes(enough);
  return Uint8Array.from(characters.slice(0, count), (character) => character.charCodeAt(0) & 0xff);
}

/** The text at a `data:` address, each byte a character; undefined where it is none, or too long to look into. */
export function textOfDataUrl(url: string): string | undefined {
  const read = readDataUrl(url);
  if (!read || read.body.length > MAX_CHARACTERS) {
    return undefined;
  }
  const body = read.body.toWellFormed().replace(/[^\0-\x7f]+/g, encodeURIComponent);
  const plain = unescapeBytes(body.replace(/[\t\n\r]/g, ''));
  return read.isBase64 ? fromBase64(plain) : plain;
}

/** Each escape is one byte, and one character. */
function unescapeBytes(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

/** @returns undefined where it is none; each byte is a character */
function fromBase64(text: string): string | undefined {
  try {
    return atob(text.length % 4 === 1 ? text.slice(0, -1) : text);
  } catch {
    return undefined;
  }
}
