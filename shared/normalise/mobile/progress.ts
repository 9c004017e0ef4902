import type { View } from './build-view.ts';
import { readColour, writeCss, type Declarations } from './css-values.ts';
import { makeElement, makeText, type ElementNode } from './html-node.ts';
import { BACKGROUND, FOREGROUND } from './placeholder.ts';
import { buildRating } from './rating.ts';
import { readNumber, styleOf, type Wireframe } from './wireframe.ts';
import { describeBox, describePlace } from './wireframe-style.ts';
import type { BuildContext } from './build-context.ts';

const SPIN = '@keyframes spin { 0% { transform: rotate(0deg); } 100% { transform: rotate(360deg); } }';

/** How far something is: a bar, a circle or stars. */
export function buildProgress(view: View, context: BuildContext): ElementNode {
  switch (styleOf(view.wireframe)['bar']) {
    case 'circular':
      return buildCircle(view, context);
    case 'rating':
      return buildRating(view, context);
    default:
      return buildBar(view);
  }
}

function buildBar({ wireframe, id, children }: View): ElementNode {
  const value = readNumber(wireframe['value']);
  const max = readNumber(wireframe['max']);
  const attributes = {
    style: writeCss(describeBox(wireframe)),
    value: value !== undefined && value >= 0 ? value : undefined,
    max: max !== undefined && max > 0 ? max : undefined,
    disabled: wireframe['disabled'] === true ? (true as const) : undefined,
  };
  return makeElement(id, 'progress', attributes, children);
}

/** A circle that is filled as far as is known, or one that turns. */
function buildCircle({ wireframe, id, children }: View, context: BuildContext): ElementNode {
  const share = readShare(wireframe);
  const spin = share === undefined ? [makeSpinStyle(context)] : [];
  const css = share === undefined ? describeSpinner(wireframe) : describePie(wireframe, share);
  const circle = makeElement(context.nextId(), 'div', { style: writeCss(css) }, spin);
  return makeElement(id, 'div', { style: writeCss(describePlace(wireframe)) }, [circle, ...children]);
}

/** From 0 to 1; `undefined` when it is not known. */
function readShare(wireframe: Wireframe): number | undefined {
  const value = readNumber(wireframe['value']);
  const max = readNumber(wireframe['max']) ?? 1;
  return value !== undefined && value >= 0 && value <= max && max > 0 ? value / max : undefined;
}

function describeSpinner(wireframe: Wireframe): Declarations {
  const { foreground, background } = readColours(wireframe);
  return {
    'background-color': background,
    ...describePlace(wireframe),
    border: `4px solid ${foreground}`,
    'border-radius': '50%',
    'border-top': '4px solid #fff',
    animation: 'spin 2s linear infinite',
  };
}

function describePie(wireframe: Wireframe, share: number): Declarations {
  const { foreground, background } = readColours(wireframe);
  const percent = Math.round(share * 100);
  return {
    ...describePlace(wireframe),
    background: `conic-gradient(${foreground} ${percent}%, ${background} ${percent}%)`,
    'border-radius': '50%',
  };
}

function readColours(wireframe: Wireframe): { foreground: string; background: string } {
  const style = styleOf(wireframe);
  return {
    foreground: readColour(style['color']) ?? FOREGROUND,
    background: readColour(style['backgroundColor']) ?? BACKGROUND,
  };
}

function makeSpinStyle(context: BuildContext): ElementNode {
  const text = makeText(context.nextId(), SPIN);
  return makeElement(context.nextId(), 'style', { type: 'text/css' }, [text]);
}
