import { attributesOf } from '../document/records.ts';
import { walk, type TreeNode } from '../document/tree-node.ts';
import { namesOutside, namesStep } from './click-words.ts';
import { ancestorsOf, clickableOf, isClickable, textBelow } from './describe-node.ts';
import { textField } from './fields.ts';
import type { OutwardLinks } from './outward-links.ts';

/** What was clicked, as far as it decides whether a click can be dead or one of a rage. */
export interface ClickTarget {
  /** The element that the click is named by. */
  readonly element: TreeNode;
  /** Clicks in it place the cursor or select; they take the focus without any change of the page. */
  readonly isTextField: boolean;
  /** The browser answers by itself, which is not recorded: a list of options, a label, a frame. */
  readonly isSilent: boolean;
  /** A drawing, a game, a map, a player: what it shows is not recorded, and it may be meant to be clicked often. */
  readonly isOpaque: boolean;
  /** It opens another window, another program or a download: its attributes say so. */
  readonly isOutward: boolean;
  /** The same, as its name has it. */
  readonly mayBeOutward: boolean;
  /** By its name, it is meant to be clicked again and again. */
  readonly isStep: boolean;
  /** Text that says in no way that it can be clicked: clicks there select. */
  readonly isPlainText: boolean;
  /** The owner of the page has said that clicks there are not to count (PostHog: `.ph-no-…`). */
  readonly mayRage: boolean;
  readonly mayDie: boolean;
}

/** Kinds of `<input>` that text is typed into (PostHog's, autocapture-utils), and those with a picker of the browser's. */
const TEXT_INPUT = /^(|text|search|email|password|url|tel|number)$/;
const BUTTON_INPUT = /^(button|submit|reset|image)$/;
const TOGGLE_INPUT = /^(checkbox|radio)$/;
const EDITABLE: readonly unknown[] = ['', 'true', 'plaintext-only', true];
const TEXT_ROLE = /^(textbox|searchbox|spinbutton)$/;
/** What takes the focus or opens something outside the page when it is clicked, without any change of the page. */
const SILENT = /^(INPUT|TEXTAREA|SELECT|OPTION|LABEL|VIDEO|AUDIO|IFRAME|CANVAS|EMBED|OBJECT)$/;
/** PostHog's list of what shows an answer that cannot be seen from outside (dead-clicks-autocapture, swipes). */
const OPAQUE = /^(CANVAS|VIDEO|AUDIO|EMBED|OBJECT|IFRAME)$/;
const PROSE = /^(P|H[1-6]|LI|TD|TH|DD|DT|BLOCKQUOTE|PRE|CODE|EM|STRONG|B|I|CITE|Q|FIGCAPTION|ARTICLE)$/;
const NO_RAGE = /(^|\s)ph-no-(rageclick|capture)(\s|$)/;
const NO_DEAD = /(^|\s)ph-no-(deadclick|capture)(\s|$)/;
/** A button's name is short; a sentence with such a word in it says something else. */
const MAX_NAME = 40;
/** Icons stand in a button, a few elements deep. */
const MAX_INSIDE = 12;

/** @param node what was hit, in the document before the click. @param outward knows the document's links */
export function describeTarget(node: TreeNode, outward: OutwardLinks): ClickTarget {
  const element = clickableOf(node);
  const around = ancestorsOf(node);
  const tells = isClickable(element) || around.some(saysItCanBeClicked);
  const names = namesOf(element, tells);
  const isTextField = around.some(isTextual);
  return {
    element,
    isTextField,
    isSilent: isTextField || [node, element].some(isSilent),
    isOpaque: isOpaque(node) || around.some(({ record }) => roleOf(record) === 'application'),
    isOutward: around.some(({ id }) => outward.has(id)),
    mayBeOutward: names.some(namesOutside),
    isStep: names.some(namesStep),
    isPlainText: !tells && textBelow(element) !== '',
    mayRage: !around.some((each) => NO_RAGE.test(classOf(each))),
    mayDie: node.nodeName !== 'HTML' && !around.some((each) => NO_DEAD.test(classOf(each))),
  };
}

/** Whether what it does when it is clicked is the browser's business; buttons act as their page has it. */
function isSilent({ nodeName, record }: TreeNode): boolean {
  return SILENT.test(nodeName) && !(nodeName === 'INPUT' && BUTTON_INPUT.test(typeOf(record)));
}

/** Whether each click turns it on or off, or has its page act. */
export function isButtonOrToggle({ element: { nodeName, record } }: ClickTarget): boolean {
  return nodeName !== 'INPUT' || BUTTON_INPUT.test(typeOf(record)) || TOGGLE_INPUT.test(typeOf(record));
}

function typeOf(record: TreeNode['record']): string {
  return (textField(attributesOf(record), 'type') ?? '').toLowerCase();
}

/** Of an element of the page's own that shows something nobody can look into, the recording holds its name alone. */
function isOpaque({ nodeName, shadow, children }: TreeNode): boolean {
  return OPAQUE.test(nodeName) || (nodeName.includes('-') && !shadow?.first && !children?.first);
}

/** Whether it is text that one reads: three clicks select its paragraph, whether the recording tells that or not. */
export function isProse({ element, isPlainText }: ClickTarget): boolean {
  return isPlainText && PROSE.test(element.nodeName);
}

/** The field of a label: the one that it names, or the one within it. */
export function isLabelOf(label: TreeNode, field: TreeNode): boolean {
  const named = textField(attributesOf(label.record), 'for');
  return named === undefined
    ? field !== label && field.isWithin(label)
    : attributesOf(field.record)['id'] === named;
}

/** The label that an element is in. */
export function labelAround(node: TreeNode): TreeNode | undefined {
  return ancestorsOf(node).find(({ nodeName }) => nodeName === 'LABEL');
}

function isTextual({ nodeName, record }: TreeNode): boolean {
  const { contenteditable } = attributesOf(record);
  const isInput = nodeName === 'INPUT' && TEXT_INPUT.test(typeOf(record));
  return (
    isInput || nodeName === 'TEXTAREA' || EDITABLE.includes(contenteditable) || TEXT_ROLE.test(roleOf(record))
  );
}

/** Beside its kind and its role. */
function saysItCanBeClicked({ record }: TreeNode): boolean {
  const attributes = attributesOf(record);
  return (
    'onclick' in attributes ||
    'tabindex' in attributes ||
    roleOf(record) === 'menuitem' ||
    roleOf(record) === 'option' ||
    /cursor:\s*pointer/.test(textField(attributes, 'style') ?? '')
  );
}

function roleOf(record: TreeNode['record']): string {
  return textField(attributesOf(record), 'role') ?? '';
}

function classOf({ record }: TreeNode): string {
  return textField(attributesOf(record), 'class') ?? '';
}

/** Attributes that name an element for people, and those that name it for its makers. */
const SPOKEN = ['aria-label', 'title', 'value', 'alt'] as const;
const WRITTEN = [
  'class',
  'id',
  'name',
  'data-testid',
  'data-test',
  'data-action',
  'data-icon',
  'href',
  'src',
] as const;

/**
 * All that an element is called. What its makers call it counts where it can be clicked: “copy” is also what they call
 * any text of a page.
 */
function namesOf(element: TreeNode, isToBeClicked: boolean): string[] {
  const text = textBelow(element);
  const names = text.length <= MAX_NAME ? [text] : [];
  const inside: TreeNode[] = [];
  walk(element, (node) => node.isElement && inside.push(node), MAX_INSIDE);
  for (const node of inside) {
    const attributes = attributesOf(node.record);
    const isItself = node === element;
    const written = isToBeClicked && text.length <= MAX_NAME ? WRITTEN : [];
    const listed = [...SPOKEN, ...written].filter(
      (name) => !(isItself && (name === 'href' || name === 'src')),
    );
    names.push(...listed.map((name) => textField(attributes, name) ?? ''));
    names.push(...(isItself ? Object.keys(attributes).filter((name) => name.startsWith('data-')) : []));
  }
  return names.filter((name) => name !== '' && name.length <= 4 * MAX_NAME);
}
