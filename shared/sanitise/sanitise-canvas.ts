import { isPlainObject, type PlainObject } from '../model/replay-event.ts';
import type { AssetLedger } from './missing/asset-ledger.ts';
import { lastFrame, showFrame } from './canvas-frame.ts';
import { CLEAR_PIXEL } from './placeholder.ts';
import { sanitiseCss } from './css/sanitise-css.ts';
import { pictureAt } from './data-picture.ts';
import { isScriptUrl } from './url-policy.ts';
import type { NodeRoles } from './node-roles.ts';
import type { Mutable } from './mutable.ts';

/**
 * What rrweb may construct for a drawing command: it makes `new window[name](…)` of any name it is given
 * (rrweb-io/rrweb:packages/replay/src/replay/canvas/deserialize-args.ts).
 */
const CONSTRUCTIBLE =
  /^(?:ArrayBuffer|(?:Int|Uint)(?:8|16|32)Array|Uint8ClampedArray|Float(?:32|64)Array|DataView|Blob|ImageData|ImageBitmap|HTMLImageElement|HTMLCanvasElement|Path2D|DOMMatrix|DOMPoint|WebGL\w+|Canvas(?:Gradient|Pattern))$/;

/** Makes a canvas mutation harmless, in place: a picture of the canvas is shown, drawing commands are not. */
export function sanitiseCanvas(data: Mutable, nodeRoles: NodeRoles, ledger: AssetLedger): void {
  const picture = lastFrame(data);
  if (picture !== undefined) {
    nodeRoles.noteCanvas(data['id'], { picture });
    showFrame(data, picture);
    return;
  }
  ledger.neutralise('canvas-drawing');
  sanitiseCommands(data, ledger);
}

/** They are not played; this wall stands on its own. */
function sanitiseCommands(data: Mutable, ledger: AssetLedger): void {
  const waiting: unknown[] = [data];
  while (waiting.length > 0) {
    const holder = waiting.pop();
    if (typeof holder !== 'object' || holder === null) {
      continue;
    }
    for (const name of Object.keys(holder)) {
      const value = (holder as Mutable)[name];
      const harmless = name === '__proto__' ? undefined : sanitiseValue(name, value, ledger);
      if (harmless === undefined) {
        Reflect.deleteProperty(holder, name);
      } else if (harmless !== value) {
        (holder as Mutable)[name] = harmless;
      } else {
        waiting.push(value);
      }
    }
  }
}

function sanitiseValue(name: string, value: unknown, ledger: AssetLedger): unknown {
  if (isPlainObject(value) && 'rr_type' in value) {
    return isConstructible(value) ? value : refuse(ledger);
  }
  if (typeof value !== 'string' || name === 'base64' || name === 'rr_type') {
    return value;
  }
  return name === 'src' ? sanitiseSource(value, ledger) : sanitiseArgument(value, ledger);
}

function isConstructible({ rr_type: name }: PlainObject): boolean {
  return typeof name === 'string' && CONSTRUCTIBLE.test(name);
}

function refuse(ledger: AssetLedger): null {
  ledger.neutralise('canvas-object');
  return null;
}

function sanitiseSource(value: string, ledger: AssetLedger): string {
  const picture = pictureAt(value);
  if (picture !== undefined) {
    return picture;
  }
  ledger.moveAside('image', value);
  return CLEAR_PIXEL;
}

/** Colours and filters are CSS. */
function sanitiseArgument(value: string, ledger: AssetLedger): string {
  return isScriptUrl(value) ? '' : sanitiseCss(value, ledger);
}
