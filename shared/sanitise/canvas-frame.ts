import { isPlainObject } from '../model/replay-event.ts';
import type { Mutable } from './mutable.ts';
import { isRaster } from './url-policy.ts';

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

/** Shows what a canvas held when it was recorded as part of a snapshot. @param attributes changed in place */
export function showRecordedCanvas(attributes: Mutable): void {
  const { rr_dataURL: picture, style } = attributes;
  if (typeof picture === 'string' && isRaster(picture)) {
    Reflect.deleteProperty(attributes, 'rr_dataURL');
    const own = typeof style === 'string' && style.trim() !== '' ? `${style.replace(/;?\s*$/, '')}; ` : '';
    attributes['style'] = `${own}background-image: ${cssUrl(picture)};`;
  }
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
  const picture = `data:${blob['type']};base64,${String(base64)}`;
  return typeof base64 === 'string' && BASE64.test(base64) && isRaster(picture) ? picture : undefined;
}

function cssUrl(picture: string): string {
  return `url("${picture.replace(/[\\"\n\r]/g, '')}")`;
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}
