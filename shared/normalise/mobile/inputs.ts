import type { BuildView, View } from './build-view.ts';
import { writeCss } from './css-values.ts';
import { makeElement, makeText, type Attributes, type ElementNode } from './html-node.ts';
import { buildProgress } from './progress.ts';
import { buildToggle } from './toggle.ts';
import { readNumber, readText } from './wireframe.ts';
import { describeBox } from './wireframe-style.ts';
import type { BuildContext } from './build-context.ts';

/** The types of `<input>` that look like a line of text. */
const LINES: readonly string[] = ['text', 'password', 'email', 'number', 'search', 'tel', 'url'];

/** Enough for the countries of the world; a list that is not open shows one. */
const MAX_OPTIONS = 500;

/** A control. One of an unknown `inputType` is shown as a line of text. */
export const buildInput: BuildView = (view, context) => {
  switch (readText(view.wireframe['inputType'])) {
    case 'button':
      return buildButton(view, context);
    case 'select':
      return buildSelect(view, context);
    case 'progress':
      return buildProgress(view, context);
    case 'toggle':
      return label(view, buildToggle(view, context), context);
    case 'checkbox':
    case 'radio':
      return label(view, buildCheckable(view), context);
    case 'text_area':
    case 'textArea':
    case 'textarea':
      return label(view, buildTextArea(view), context);
    default:
      return label(view, buildLine(view), context);
  }
};

function buildButton({ wireframe, id, children }: View, context: BuildContext): ElementNode {
  const text = readText(wireframe['value']);
  const texts = text === undefined ? [] : [makeText(context.nextId(), text)];
  const attributes = { ...common(wireframe), ...boxed(wireframe), type: 'button' };
  return makeElement(id, 'button', attributes, [...texts, ...children]);
}

function buildSelect({ wireframe, id, children }: View, context: BuildContext): ElementNode {
  const options: readonly unknown[] = Array.isArray(wireframe['options']) ? wireframe['options'] : [];
  const shown = options.slice(0, MAX_OPTIONS).map((option) => {
    const selected = option === wireframe['value'] ? true : undefined;
    const text = makeText(context.nextId(), readText(option) ?? '');
    return makeElement(context.nextId(), 'option', { selected }, [text]);
  });
  return makeElement(id, 'select', { ...common(wireframe), ...boxed(wireframe) }, [...shown, ...children]);
}

function buildCheckable({ wireframe, id, children }: View): ElementNode {
  const checked = wireframe['checked'] === true ? true : undefined;
  const type = wireframe['inputType'] === 'radio' ? 'radio' : 'checkbox';
  return makeElement(
    id,
    'input',
    { ...common(wireframe), ...unlabelled(wireframe), type, checked },
    children,
  );
}

function buildLine({ wireframe, id, children }: View): ElementNode {
  const value = readText(wireframe['value']) ?? '';
  const type = LINES.find((line) => line === wireframe['inputType']) ?? 'text';
  // A masked number (`***`) would not be shown by an input that takes numbers only.
  const shownAs = type === 'number' && value !== '' && readNumber(value) === undefined ? 'text' : type;
  const attributes = { ...common(wireframe), ...unlabelled(wireframe), type: shownAs, value };
  return makeElement(id, 'input', attributes, children);
}

/** Not an `<input>` as in PostHog's player, which would put all lines in one. */
function buildTextArea({ wireframe, id, children }: View): ElementNode {
  const value = readText(wireframe['value']) ?? '';
  return makeElement(id, 'textarea', { ...common(wireframe), ...unlabelled(wireframe), value }, children);
}

/** Puts a label around a control. The label then has the place, and the control is wherever it falls. */
function label({ wireframe }: View, control: ElementNode, context: BuildContext): ElementNode {
  if (!isLabelled(wireframe)) {
    return control;
  }
  const text = makeText(context.nextId(), readText(wireframe['label']) ?? '');
  const content = wireframe['inputType'] === 'toggle' ? [text, control] : [control, text];
  return makeElement(context.nextId(), 'label', boxed(wireframe), content);
}

function isLabelled(wireframe: View['wireframe']): boolean {
  return readText(wireframe['label']) !== undefined;
}

function common(wireframe: View['wireframe']): Attributes {
  return { disabled: wireframe['disabled'] === true ? true : undefined };
}

function boxed(wireframe: View['wireframe']): Attributes {
  return { style: writeCss(describeBox(wireframe)) };
}

function unlabelled(wireframe: View['wireframe']): Attributes {
  return isLabelled(wireframe) ? {} : boxed(wireframe);
}
