import type { PlainObject } from '../../model/replay-event.ts';
import { attributesOf } from '../document/records.ts';
import { walk, type TreeNode } from '../document/tree-node.ts';
import { textField } from './fields.ts';

/** What a user means by “what I clicked”, though a `<span>` in it got the click. */
const CLICKABLE = /^(A|BUTTON|INPUT|SELECT|TEXTAREA|LABEL|SUMMARY|OPTION)$/;
/** Attributes that test tools and PostHog name elements by; better than class names, which are often generated. */
const NAMING = ['data-testid', 'data-test-id', 'data-test', 'data-attr', 'data-cy', 'name'];
const MAX_ANCESTORS = 8;
const MAX_STEPS = 3;
const MAX_NODES = 200;
const MAX_TEXT = 120;

/** The nearest element, itself or around it, that does something when it is clicked; itself where there is none. */
export function clickableOf(node: TreeNode): TreeNode {
  return ancestorsOf(node).find(isClickable) ?? node;
}

/** Whether an element says of itself that it does something when it is clicked. */
export function isClickable(node: TreeNode): boolean {
  const role = attributesOf(node.record)['role'];
  return CLICKABLE.test(node.nodeName) || role === 'button' || role === 'link' || role === 'tab';
}

/** An element and those around it, the nearest first. */
export function ancestorsOf(node: TreeNode): TreeNode[] {
  const found: TreeNode[] = [];
  for (let at: TreeNode | undefined = node; at && found.length < MAX_ANCESTORS; at = at.parent) {
    if (at.isElement) {
      found.push(at);
    }
  }
  return found;
}

/** Fields that are named by a label; buttons say themselves what they do. */
const BUTTON_TYPE = /^(button|submit|reset|image)$/;

function isField({ nodeName, record }: TreeNode): boolean {
  const { type } = attributesOf(record);
  const isButton = typeof type === 'string' && BUTTON_TYPE.test(type);
  return /^(SELECT|TEXTAREA)$/.test(nodeName) || (nodeName === 'INPUT' && !isButton);
}

/** The words by which a user would name an element; its selector where it has none. */
export function nameOf(node: TreeNode): string {
  if (isField(node)) {
    return fieldNameOf(node);
  }
  const attributes = attributesOf(node.record);
  const said =
    textBelow(node) ||
    ['aria-label', 'alt', 'title', 'placeholder', 'value']
      .map((name) => textField(attributes, name))
      .find(Boolean);
  return said ?? selectorOf(node);
}

/** A field's label as a user reads it; its selector where it has none. */
export function fieldNameOf(node: TreeNode): string {
  const attributes = attributesOf(node.record);
  return (
    textField(attributes, 'aria-label') ??
    labelFor(node, textField(attributes, 'id')) ??
    textField(attributes, 'placeholder') ??
    textField(attributes, 'name') ??
    selectorOf(node)
  );
}

/** The label around a field, or the one near it that names its id. */
function labelFor(field: TreeNode, id: string | undefined): string | undefined {
  for (const ancestor of ancestorsOf(field).slice(0, 5)) {
    const label = ancestor.nodeName === 'LABEL' ? ancestor : id && findLabel(ancestor, id);
    const text = label && textBelow(label);
    if (text) {
      return text;
    }
  }
  return undefined;
}

function findLabel(root: TreeNode, id: string): TreeNode | undefined {
  return nodesBelow(root).find(
    (node) => node.nodeName === 'LABEL' && attributesOf(node.record)['for'] === id,
  );
}

/** What is written in an element, in one line, cut to what a name may have. */
export function textBelow(root: TreeNode): string {
  const texts = nodesBelow(root)
    .filter((node) => node.isText && !/^(SCRIPT|STYLE|OPTION)$/.test(node.parent?.nodeName ?? ''))
    .map((node) => textField(node.record, 'textContent') ?? '');
  return texts.join(' ').replace(/\s+/gu, ' ').trim().slice(0, MAX_TEXT);
}

function nodesBelow(root: TreeNode): TreeNode[] {
  const nodes: TreeNode[] = [];
  walk(root, (node) => nodes.push(node), MAX_NODES);
  return nodes;
}

/** A CSS selector that a developer recognises the element by; it need not be the only one it fits. */
export function selectorOf(node: TreeNode): string {
  const steps: string[] = [];
  for (const element of ancestorsOf(node)
    .filter(({ nodeName }) => nodeName !== 'HTML')
    .slice(0, MAX_STEPS)) {
    steps.unshift(stepOf(element));
    if (steps[0]?.includes('#') || steps[0]?.includes('[')) {
      break;
    }
  }
  return steps.join(' > ');
}

function stepOf({ nodeName, record }: TreeNode): string {
  const tag = nodeName.toLowerCase();
  const attributes = attributesOf(record);
  const id = textField(attributes, 'id');
  if (id !== undefined && /^[\w-]{1,64}$/.test(id)) {
    return `${tag}#${id}`;
  }
  return `${tag}${namingOf(attributes) ?? classesOf(attributes)}`;
}

function namingOf(attributes: PlainObject): string | undefined {
  const name = NAMING.find((candidate) => /^[\w .:/-]{1,64}$/.test(textField(attributes, candidate) ?? ''));
  return name && `[${name}="${String(attributes[name])}"]`;
}

function classesOf(attributes: PlainObject): string {
  const names = (textField(attributes, 'class') ?? '')
    .split(/\s+/)
    .filter((name) => /^[\w-]{1,64}$/.test(name));
  return names
    .slice(0, 2)
    .map((name) => `.${name}`)
    .join('');
}
