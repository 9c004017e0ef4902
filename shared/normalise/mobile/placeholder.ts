import type { PlainObject } from '../../model/replay-event.ts';
import type { View } from './build-view.ts';
import { readColour, writeCss, type Declarations } from './css-values.ts';
import { makeElement, makeText, type ElementNode } from './html-node.ts';
import { readText, styleOf } from './wireframe.ts';
import { describeBox } from './wireframe-style.ts';
import type { BuildContext } from './build-context.ts';

/** The colours of what has none of its own, as in PostHog's player. */
export const BACKGROUND = '#f3f4ef';
export const FOREGROUND = '#35373e';

/**
 * Diagonal stripes, 16 by 16 pixels, that darken what is below them a little. Those of PostHog's player are black
 * under a dark label.
 */
const STRIPES =
  'data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSIxNiIgaGVpZ2h0PSIxNiI+PHBhdGggZD0iTTggMEgxNkwwIDE2VjhaTTE2IDhWMTZIOFoiIGZpbGwtb3BhY2l0eT0iLjA3Ii8+PC9zdmc+';

/** A striped box with a label: stands for what was not recorded. `place` overrides where it is. */
export function buildPlaceholder(
  { wireframe, id, children }: View,
  context: BuildContext,
  place: Declarations = {},
): ElementNode {
  const label = readText(wireframe['label']) ?? readText(wireframe['type']) ?? '';
  const css = { ...describeBox(wireframe, stripes(styleOf(wireframe))), ...place, ...KEEP_LABEL_INSIDE };
  const text = makeText(context.nextId(), label);
  return makeElement(id, 'div', { style: writeCss(css) }, [text, ...children]);
}

/** The address of a web view is long and has no spaces to break at; the box around it may forbid breaks. */
const KEEP_LABEL_INSIDE: Declarations = {
  overflow: 'hidden',
  'overflow-wrap': 'anywhere',
  'white-space': 'normal',
  'align-items': 'safe center',
};

function stripes(style: PlainObject): PlainObject {
  return {
    verticalAlign: 'center',
    horizontalAlign: 'center',
    backgroundColor: readColour(style['backgroundColor']) ?? BACKGROUND,
    color: readColour(style['color']) ?? FOREGROUND,
    backgroundImage: STRIPES,
    backgroundSize: 'auto',
    backgroundRepeat: 'repeat',
  };
}
