import type { View } from './build-view.ts';
import { readColour, writeCss } from './css-values.ts';
import { makeElement, type ElementNode } from './html-node.ts';
import { BACKGROUND } from './placeholder.ts';
import { readText, styleOf } from './wireframe.ts';
import { describeBox } from './wireframe-style.ts';
import type { BuildContext } from './build-context.ts';

/** The colour of a switch that is on, as in PostHog's player. */
const ON = '#1d4aff';

/** A switch: a handle at one end of a slider. HTML has none. With a label it takes the room that is left. */
export function buildToggle({ wireframe, id, children }: View, context: BuildContext): ElementNode {
  const isLabelled = readText(wireframe['label']) !== undefined;
  const css = isLabelled ? { height: '100%', flex: '1' } : describeBox(wireframe);
  const isOn = wireframe['checked'] === true;
  const style = styleOf(wireframe);
  const colour = readColour(style['color']) ?? (isOn ? ON : BACKGROUND);
  const border = readColour(style['borderColor']) ?? colour;
  const parts = [makeSlider(colour, context), makeHandle(isOn, colour, border, context)];
  const inside = writeCss({ position: 'relative', width: '100%', height: '100%' });
  const frame = makeElement(context.nextId(), 'div', { style: inside }, parts);
  return makeElement(id, 'div', { style: writeCss(css) }, [frame, ...children]);
}

function makeSlider(colour: string, context: BuildContext): ElementNode {
  const css = {
    position: 'absolute',
    top: '33%',
    left: '5%',
    display: 'inline-block',
    width: '75%',
    height: '33%',
    opacity: '0.2',
    'border-radius': '7.5%',
    'background-color': colour,
  };
  return makeElement(context.nextId(), 'div', { style: writeCss(css) }, []);
}

function makeHandle(isOn: boolean, colour: string, border: string, context: BuildContext): ElementNode {
  const css = {
    position: 'absolute',
    top: '1.5%',
    [isOn ? 'right' : 'left']: '5%',
    display: 'flex',
    'align-items': 'center',
    'justify-content': 'center',
    width: '40%',
    height: '75%',
    cursor: 'inherit',
    'border-radius': '50%',
    'background-color': colour,
    border: `2px solid ${border}`,
  };
  return makeElement(context.nextId(), 'div', { style: writeCss(css) }, []);
}
