import { isAssetAddress } from '../assets/asset-address.ts';
import { isFiniteSvg } from './svg/svg-weight.ts';

/** No scheme, media type or prefix that is asked for here is longer. */
const HEAD = 256;

const RASTER =
  /^data:image\/(?:png|apng|jpe?g|pjpeg|gif|webp|avif|bmp|x-bmp|x-ms-bmp|x-icon|vnd\.microsoft\.icon)[;,]/;
const SVG = /^data:image\/svg\+xml[;,]/;
const FONT =
  /^data:(?:font\/[a-z0-9+.-]+|application\/(?:x-)?font-[a-z0-9+.-]+|application\/vnd\.ms-fontobject|application\/(?:x-)?octet-stream)[;,]/;
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

/** A picture that is in the recording itself, and that cannot be a document wherever it is used. */
export function isRaster(url: string): boolean {
  return RASTER.test(headOf(url));
}

/**
 * A picture that is in the recording itself, or that the library holds. As an image, SVG runs no script and loads
 * nothing; it must have an end.
 */
export function isPicture(url: string): boolean {
  const head = headOf(url);
  return RASTER.test(head) || (SVG.test(head) && isFiniteSvg(url)) || isAssetAddress(url);
}

/** SVG that is in the recording itself, whatever is in it. */
export function isSvg(url: string): boolean {
  return SVG.test(headOf(url));
}

/** A font that is in the recording itself, or that the library holds. */
export function isFont(url: string): boolean {
  return FONT.test(headOf(url)) || isAssetAddress(url);
}

/** A part of the document itself: `#gradient`. */
export function isFragment(url: string): boolean {
  return url.startsWith('#');
}

/** Whether the value of an attribute that nobody knows could be an address of another place. */
export function looksLikeUrl(value: string): boolean {
  return SUSPECT.test(value.replace(/[\0-\x1f]|^ +/g, ''));
}
