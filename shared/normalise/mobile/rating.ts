import type { View } from './build-view.ts';
import { writeCss } from './css-values.ts';
import { makeElement, makeSvgElement, makeText, type ElementNode } from './html-node.ts';
import { buildPlaceholder } from './placeholder.ts';
import { readNumber, styleOf } from './wireframe.ts';
import { describeBox, describeColours } from './wireframe-style.ts';
import type { BuildContext } from './build-context.ts';

/** More are never seen on a phone, and each is four nodes. */
const MAX_STARS = 20;

interface Star {
  readonly title: string;
  readonly path: string;
}

/** The outlines of Material Design Icons (Templarian/MaterialDesign), as in PostHog's player. */
const FILLED: Star = {
  title: 'filled star',
  path: 'M12,17.27L18.18,21L16.54,13.97L22,9.24L14.81,8.62L12,2L9.19,8.62L2,9.24L7.45,13.97L5.82,21L12,17.27Z',
};
const HALF: Star = {
  title: 'half-filled star',
  path: 'M12,15.4V6.1L13.71,10.13L18.09,10.5L14.77,13.39L15.76,17.67M22,9.24L14.81,8.63L12,2L9.19,8.63L2,9.24L7.45,13.97L5.82,21L12,17.27L18.18,21L16.54,13.97L22,9.24Z',
};
const EMPTY: Star = {
  title: 'empty star',
  path: 'M12,15.39L8.24,17.66L9.23,13.38L5.91,10.5L10.29,10.13L12,6.09L13.71,10.13L18.09,10.5L14.77,13.38L15.76,17.66M22,9.24L14.81,8.63L12,2L9.19,8.63L2,9.24L7.45,13.97L5.82,21L12,17.27L18.18,21L16.54,13.97L22,9.24Z',
};

/** `value` of `max` stars, with a half one for a part; a placeholder when either is missing. */
export function buildRating(view: View, context: BuildContext): ElementNode {
  const { wireframe, id, children } = view;
  const value = readNumber(wireframe['value']);
  const max = readNumber(wireframe['max']);
  if (value === undefined || max === undefined) {
    return buildPlaceholder(view, context);
  }
  const css = {
    ...describeColours(styleOf(wireframe)),
    position: 'relative',
    display: 'flex',
    'flex-direction': 'row',
    padding: '2px 4px',
  };
  const stars = chooseStars(value, max).map((star) => makeStar(star, context));
  const row = makeElement(context.nextId(), 'div', { style: writeCss(css) }, stars);
  return makeElement(id, 'div', { style: writeCss(describeBox(wireframe)) }, [row, ...children]);
}

function chooseStars(value: number, max: number): readonly Star[] {
  const filled = countStars(value);
  const half = value > Math.floor(value) && value > 0 && filled < MAX_STARS ? 1 : 0;
  const empty = Math.min(countStars(max - filled - half), MAX_STARS - filled - half);
  return [
    ...Array<Star>(filled).fill(FILLED),
    ...Array<Star>(half).fill(HALF),
    ...Array<Star>(empty).fill(EMPTY),
  ];
}

function countStars(count: number): number {
  return Math.max(0, Math.min(MAX_STARS, Math.floor(count)));
}

function makeStar({ title, path }: Star, context: BuildContext): ElementNode {
  const style = writeCss({ height: '100%', 'overflow-clip-margin': 'content-box', overflow: 'hidden' });
  return makeSvgElement(context.nextId(), 'svg', { style, viewBox: '0 0 24 24', fill: 'currentColor' }, [
    makeSvgElement(context.nextId(), 'title', {}, [makeText(context.nextId(), title)]),
    makeSvgElement(context.nextId(), 'path', { d: path }, []),
  ]);
}
