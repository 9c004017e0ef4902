import { isPlainObject } from '../model/replay-event.ts';
import type { AssetLedger } from './missing/asset-ledger.ts';
import { changeCanvas } from './canvas-frame.ts';
import { linkSheet, noteLinked, sanitiseAttributes, sanitiseTree } from './sanitise-node.ts';
import { BROKEN_PICTURE } from './placeholder.ts';
import { MISSING } from './replayed-attributes.ts';
import type { Subject } from './sanitise-attribute.ts';
import { sanitiseDeclarations } from './css/sanitise-style-event.ts';
import { sanitiseText } from './sanitise-text.ts';
import type { NodeRoles } from './node-roles.ts';
import type { Mutable } from './mutable.ts';

/** Makes a mutation event's data harmless, in place. */
export function sanitiseMutation(data: Mutable, nodeRoles: NodeRoles, ledger: AssetLedger): void {
  for (const { node } of keepObjects(data, 'adds')) {
    sanitiseTree(node, nodeRoles, ledger);
  }
  for (const text of keepObjects(data, 'texts')) {
    const { value, id } = text;
    const use = nodeRoles.textUse(id);
    const harmless = value === null ? value : sanitiseText(value, use, ledger);
    if (use === 'shown') {
      nodeRoles.noteChange(id);
    }
    if (harmless !== value) {
      text['value'] = harmless;
    }
  }
  for (const { id, attributes } of keepObjects(data, 'attributes')) {
    if (isPlainObject(attributes)) {
      sanitiseChange(id, attributes, nodeRoles, ledger);
    }
  }
}

function sanitiseChange(id: unknown, attributes: Mutable, nodeRoles: NodeRoles, ledger: AssetLedger): void {
  const { width, height } = { ...nodeRoles.sizeOf(id), ...attributes };
  const role = nodeRoles.roleOf(id);
  if (role === 'canvas') {
    nodeRoles.noteCanvas(id, { width, height });
    changeCanvas(attributes, nodeRoles.canvasOf(id));
  }
  const { style } = attributes;
  const subject: Subject = { role, width, height, isRecorded: nodeRoles.isRecorded(id), ledger };
  if (isPlainObject(style)) {
    sanitiseDeclarations(style, ledger);
  }
  const isLink = role === 'link' && !subject.isRecorded;
  const sheetAddress = isLink ? noteLinked(attributes, ledger, 'stylesheet') : undefined;
  // The only attribute that may be an object.
  if (isPlainObject(style)) {
    Reflect.deleteProperty(attributes, 'style');
  }
  sanitiseAttributes(attributes, subject);
  if (attributes['src'] !== undefined) {
    attributes[MISSING] = attributes['src'] === BROKEN_PICTURE ? '' : null;
  }
  linkSheet(attributes, sheetAddress);
  if (isPlainObject(style)) {
    attributes['style'] = style;
  }
}

/** The objects of a list; anything else in it stops rrweb, and is taken out. */
function keepObjects(data: Mutable, name: string): Mutable[] {
  const list = data[name];
  if (!Array.isArray(list)) {
    data[name] = [];
    return [];
  }
  const objects = list.every(isPlainObject) ? list : list.filter(isPlainObject);
  data[name] = objects;
  return objects;
}
