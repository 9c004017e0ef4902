import type { PlainObject } from '../../model/replay-event.ts';
import type { BuildView } from './build-view.ts';
import { isLight, readColour, writeCss } from './css-values.ts';
import { makeElement, makeText, type ElementNode } from './html-node.ts';
import { FixedId } from './node-id.ts';
import { BACKGROUND, buildPlaceholder } from './placeholder.ts';
import { readNumber, styleOf, type Wireframe } from './wireframe.ts';
import { describeBox } from './wireframe-style.ts';
import type { BuildContext } from './build-context.ts';

/** Back, home and the open apps: the buttons of Android. */
const NAVIGATION_BUTTONS = ['◀', '⚪', '⬜️'];

/**
 * The bar at the top. PostHog's player writes the time of day into it; that of the phone is not recorded, and
 * another one would be wrong, so ours is empty.
 */
export const buildStatusBar: BuildView = ({ wireframe }) => {
  const style = { ...describeBox(wireframe, { color: readableOn(wireframe, '#ffffff') }), ...ROW };
  return makeElement(FixedId.statusBar, 'div', { style: writeCss(style) }, []);
};

/** The bar at the bottom. */
export const buildNavigationBar: BuildView = ({ wireframe, id }, context) => {
  const style = {
    ...describeBox(wireframe),
    ...ROW,
    'justify-content': 'space-around',
    color: readableOn(wireframe, BACKGROUND),
  };
  const buttons = NAVIGATION_BUTTONS.map((icon) => makeNavigationButton(icon, context));
  return makeElement(id, 'div', { style: writeCss(style) }, buttons);
};

/**
 * The keyboard, which is never recorded: only that it was open, and how large.
 * @param payload of a custom event `keyboard`: `{open, height, width?, x?, y?}`, in pixels. Without a place it is
 * at the bottom.
 */
export function buildKeyboard(payload: PlainObject, context: BuildContext): ElementNode {
  const { x, y, height } = payload;
  const wireframe = { label: 'keyboard', x, y, height, width: readNumber(payload['width']) ?? '100vw' };
  const isPlaced = readNumber(x) !== undefined || readNumber(y) !== undefined;
  const place = isPlaced ? {} : { left: undefined, top: undefined, bottom: '0' };
  return buildPlaceholder({ wireframe, id: FixedId.keyboard, children: [] }, context, place);
}

const ROW = { display: 'flex', 'flex-direction': 'row', 'align-items': 'center' };

function readableOn(wireframe: Wireframe, fallback: string): string {
  return isLight(readColour(styleOf(wireframe)['backgroundColor']) ?? fallback) ? 'black' : 'white';
}

function makeNavigationButton(icon: string, context: BuildContext): ElementNode {
  return makeElement(context.nextId(), 'div', {}, [makeText(context.nextId(), icon)]);
}
