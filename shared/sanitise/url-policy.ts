/** No scheme, media type or prefix that is asked for here is longer. */
const HEAD = 256;

/** Schemes whose addresses are programs; the last two are Netscape's. */
const SCRIPT = /^(?:javascript|vbscript|jscript|livescript|mocha):/;
/** Anything that some browser could take for an address of another place, or for CSS that holds one. */
const SUSPECT = /^[a-z][a-z0-9+.-]*:|[\\/]\s*[\\/]|script:|data:|url\s*\(|\\/i;

/**
 * The beginning of an address as a browser reads it: without leading controls and spaces, and without tabs and
 * newlines anywhere (https://url.spec.whatwg.org/#concept-basic-url-parser).
 */
function headOf(url: string): string {
  return url
    .slice(0, HEAD)
    .replace(/[\t\n\r]|^[\0- ]+/g, '')
    .replace(/^[\0- ]+/, '')
    .toLowerCase();
}

/** `'http'`, `'data'` …; `''` for a relative address. */
export function schemeOf(url: string): string {
  return /^([a-z][a-z0-9+.-]*):/.exec(headOf(url))?.[1] ?? '';
}

/** Whether following the address would run a program. */
export function isScriptUrl(url: string): boolean {
  return SCRIPT.test(headOf(url).replace(/[\0- ]/g, ''));
}

/** A part of the document itself: `#gradient`. */
export function isFragment(url: string): boolean {
  return url.startsWith('#');
}

/** Whether the value of an attribute that nobody knows could be an address of another place. */
export function looksLikeUrl(value: string): boolean {
  return SUSPECT.test(value.replace(/[\0-\x1f]|^ +/g, ''));
}
