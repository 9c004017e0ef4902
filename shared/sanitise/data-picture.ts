import { MAGIC_BYTES, typeByMagic } from '../assets/media-magic.ts';
import { isAssetAddress } from '../assets/asset-address.ts';
import { MEDIA_KINDS } from '../assets/media-types.ts';
import { headBytes, readDataUrl, textOfDataUrl, type DataUrl } from './data-url.ts';
import { isFiniteDrawing } from './svg/svg-weight.ts';
import { withoutEntities } from './svg/svg-entities.ts';

/** Types under which a browser shows a picture, and never a document. */
const RASTER =
  /^image\/(?:png|apng|jpe?g|pjpeg|gif|webp|avif|bmp|x-bmp|x-ms-bmp|x-icon|vnd\.microsoft\.icon)$/;
const FONT =
  /^(?:font\/[a-z0-9+.-]+|application\/(?:x-)?font-[a-z0-9+.-]+|application\/vnd\.ms-fontobject|application\/(?:x-)?octet-stream)$/;
const SVG = 'image/svg+xml';
/** A multiple of three, as base64 has them. */
const MAGIC_BYTES_READ = Math.ceil(MAGIC_BYTES / 3) * 3;
/** What a browser would show as a page of its own, or run, if it got the chance. */
const ACTIVE = /^$|^text\/|xml$|script$|^multipart\//;

/**
 * The address of a picture that is in the recording itself, or that the library holds: by what is there, whatever the
 * address claims. As an image, SVG runs no script and loads nothing; it must have an end.
 * @returns the address, with its right type; undefined where there is no harmless picture
 */
export function pictureAt(url: string): string | undefined {
  const data = readDataUrl(url);
  if (!data) {
    return isAssetAddress(url) ? url : undefined;
  }
  return data.type === SVG ? drawingAt(url) : rasterIn(data, url);
}

/** The same without drawings: a picture that cannot be a document wherever it is used. */
export function rasterAt(url: string): string | undefined {
  const data = readDataUrl(url);
  return data && rasterIn(data, url);
}

/** The same for a font. */
export function fontAt(url: string): string | undefined {
  const data = readDataUrl(url);
  if (!data) {
    return isAssetAddress(url) ? url : undefined;
  }
  const type = typeByMagic(headBytes(data, MAGIC_BYTES_READ));
  if (type !== undefined && MEDIA_KINDS[type] === 'font' && !FONT.test(data.type)) {
    return retype(data, type);
  }
  return FONT.test(data.type) ? url : undefined;
}

/** What is in a `data:` address that is no harmless picture; undefined where it is no such address. */
export function contentsOf(url: string): 'endless-image' | 'page' | 'other' | undefined {
  const data = readDataUrl(url);
  if (!data) {
    return undefined;
  }
  if (data.type === SVG) {
    return 'endless-image';
  }
  return ACTIVE.test(data.type) ? 'page' : 'other';
}

function rasterIn(data: DataUrl, url: string): string | undefined {
  const type = typeByMagic(headBytes(data, MAGIC_BYTES_READ));
  if (type === undefined || MEDIA_KINDS[type] !== 'image') {
    return RASTER.test(data.type) ? url : undefined;
  }
  // Browsers go by the bytes, too: among types of pictures, the claimed one does not matter.
  return RASTER.test(data.type) ? url : retype(data, type);
}

/** Browsers take nothing for a drawing that does not claim to be one. */
function drawingAt(url: string): string | undefined {
  const recorded = textOfDataUrl(url);
  const svg = recorded === undefined ? undefined : withoutEntities(recorded);
  if (svg === undefined || !isFiniteDrawing(svg)) {
    return undefined;
  }
  return svg === recorded ? url : `data:${SVG};base64,${btoa(svg)}`;
}

function retype({ isBase64, body }: DataUrl, type: string): string {
  const plain = body.replace(/[\t\n\r]/g, '');
  return isBase64
    ? `data:${type};base64,${plain.replace(/[^A-Za-z0-9+/=%]/g, '')}`
    : `data:${type},${escapeBody(plain)}`;
}

/** What stands in an address may have to stand in quotes. */
function escapeBody(body: string): string {
  return body.replace(/["'()\\<> ]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
}
