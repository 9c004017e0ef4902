import { isPlainObject } from '../model/replay-event.ts';
import type { Mutable } from './mutable.ts';
import { rasterAt } from './data-picture.ts';
import { emptyPicture, readPixels } from './placeholder.ts';

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/**
 * The replayed document has no scripts, and Chromium paints no canvas in such a document: what a recorder saw on a
 * canvas is shown as the element’s background instead. Recorders that take pictures (posthog-js, rrweb with a
 * sampling rate) write each as a `drawImage` of a blob; drawing commands would need scripts.
 * @param data of a canvas mutation
 * @returns the last picture among its commands, as a `data:` address
 */
export function lastFrame(data: Mutable): string | undefined {
  const commands = Array.isArray(data['commands']) ? (data['commands'] as unknown[]) : [data];
  return commands.map(pictureOf).findLast((picture) => picture !== undefined);
}

/** @param data of a canvas mutation; becomes a mutation of the canvas’s style */
export function showFrame(data: Mutable, picture: string): void {
  const { id } = data;
  for (const name of Object.keys(data)) {
    Reflect.deleteProperty(data, name);
  }
  const attributes = [{ id, attributes: { style: { 'background-image': cssUrl(picture) } } }];
  Object.assign(data, { source: 0, texts: [], attributes, removes: [], adds: [] });
}

/** What a canvas is shown as. */
export interface CanvasLook {
  readonly width?: unknown;
  readonly height?: unknown;
  /** A `data:` address. */
  readonly picture?: string | undefined;
}

/**
 * Takes the picture of what a canvas held when it was recorded as part of a snapshot.
 * @param attributes changed in place
 * @returns its address, undefined where there is none
 */
export function takeRecordedPicture(attributes: Mutable): string | undefined {
  const { rr_dataURL: recorded } = attributes;
  const picture = typeof recorded === 'string' ? rasterAt(recorded) : undefined;
  if (picture !== undefined) {
    Reflect.deleteProperty(attributes, 'rr_dataURL');
  }
  return picture;
}

/**
 * Gives a canvas the size of its own that it has as a canvas, by an empty picture, so that style rules make of it what
 * they made of the canvas; what was drawn on it is its background.
 * @param attributes that are set anew; changed in place
 */
export function showCanvas(attributes: Mutable, look: CanvasLook): void {
  const { style } = attributes;
  if (typeof style === 'string' && style.includes(SPACE)) {
    // In a checkpoint.
    return;
  }
  addStyle(attributes, lookOf(look));
}

/** Makes an element show a picture, if it has one, as an image does. @param attributes changed in place */
export function showPicture(attributes: Mutable, picture: string | undefined): void {
  if (picture !== undefined) {
    addStyle(attributes, { content: cssUrl(picture) });
  }
}

/** Whether that has been done to it: in a checkpoint. */
export function showsPicture({ style }: Mutable): boolean {
  return typeof style === 'string' && style.includes('content: url("data:image/');
}

/** The same as `showCanvas` where only some attributes change. */
export function changeCanvas(attributes: Mutable, look: CanvasLook): void {
  const { style } = attributes;
  if (style === null || typeof style === 'string') {
    showCanvas(attributes, look);
  } else if ('width' in attributes || 'height' in attributes) {
    attributes['style'] = {
      ...(isPlainObject(style) ? style : {}),
      ...lookOf({ ...look, picture: undefined }),
    };
  }
}

/** https://html.spec.whatwg.org/#attr-canvas-width */
const DEFAULT_SIZE = { width: 300, height: 150 };
const SPACE = 'content: url("data:image/svg+xml,';

function lookOf({ width, height, picture }: CanvasLook): Readonly<Record<string, string>> {
  const space = emptyPicture(
    readPixels(width) ?? DEFAULT_SIZE.width,
    readPixels(height) ?? DEFAULT_SIZE.height,
  );
  return {
    content: cssUrl(space),
    ...(picture !== undefined && { 'background-image': cssUrl(picture) }),
  };
}

function addStyle(attributes: Mutable, properties: Readonly<Record<string, string>>): void {
  const { style } = attributes;
  const own = typeof style === 'string' && style.trim() !== '' ? `${style.replace(/;?\s*$/, '')}; ` : '';
  const added = Object.entries(properties).map(([name, value]) => `${name}: ${value};`);
  attributes['style'] = own + added.join(' ');
}

function pictureOf(command: unknown): string | undefined {
  if (!isPlainObject(command) || command['property'] !== 'drawImage') {
    return undefined;
  }
  const [bitmap] = listIn(command['args']);
  const [blob] = listIn(isPlainObject(bitmap) ? bitmap['args'] : undefined);
  if (!isPlainObject(blob) || typeof blob['type'] !== 'string') {
    return undefined;
  }
  const [bytes] = listIn(blob['data']);
  const base64 = isPlainObject(bytes) ? bytes['base64'] : undefined;
  return typeof base64 === 'string' && BASE64.test(base64)
    ? rasterAt(`data:${blob['type']};base64,${base64}`)
    : undefined;
}

function cssUrl(picture: string): string {
  return `url("${picture.replace(/[\\"\n\r]/g, '')}")`;
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}
