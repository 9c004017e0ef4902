import type { PlainObject } from '../../model/replay-event.ts';
import {
  readColour,
  readFontFamily,
  readImage,
  readKeyword,
  readPixels,
  type Declarations,
} from './css-values.ts';
import { styleOf, type Wireframe } from './wireframe.ts';

const ALIGN = { top: 'flex-start', bottom: 'flex-end', center: 'center' } as const;
const JUSTIFY = { left: 'flex-start', right: 'flex-end', center: 'center' } as const;

/** Everything a wireframe says about its looks and its place. `extra` replaces parts of its style. */
export function describeBox(wireframe: Wireframe, extra: PlainObject = {}): Declarations {
  const style = { ...styleOf(wireframe), ...extra };
  return {
    ...describeColours(style),
    ...describePlace(wireframe),
    ...describeAlignment(style),
    ...describeText(style),
  };
}

/** Size and place. Coordinates are those of the screen, also inside other wireframes; missing ones are 0. */
export function describePlace(wireframe: Wireframe): Declarations {
  return {
    width: wireframe['width'] === '100vw' ? '100vw' : readPixels(wireframe['width']),
    height: readPixels(wireframe['height']),
    position: 'fixed',
    left: readPixels(wireframe['x']) ?? '0px',
    top: readPixels(wireframe['y']) ?? '0px',
  };
}

/** Background, border and colour. */
export function describeColours(style: PlainObject): Declarations {
  return {
    'background-color': readColour(style['backgroundColor']),
    ...describeBackgroundImage(style),
    ...describeBorder(style),
    color: readColour(style['color']),
  };
}

function describeBackgroundImage(style: PlainObject): Declarations {
  const image = readImage(style['backgroundImage']);
  if (image === undefined) {
    return {};
  }
  return {
    'background-image': `url('${image}')`,
    'background-size': readKeyword(style['backgroundSize'], ['contain', 'cover', 'auto']) ?? 'contain',
    'background-repeat': readKeyword(style['backgroundRepeat'], ['repeat']) ?? 'no-repeat',
  };
}

function describeBorder(style: PlainObject): Declarations {
  const border = {
    'border-width': readPixels(style['borderWidth']),
    'border-radius': readPixels(style['borderRadius']),
    'border-color': readColour(style['borderColor']),
  };
  const hasBorder = Object.values(border).some((value) => value !== undefined);
  return hasBorder ? { ...border, 'border-style': 'solid' } : {};
}

function describeAlignment(style: PlainObject): Declarations {
  const vertical = readKeyword(style['verticalAlign'], ['top', 'bottom', 'center']);
  const horizontal = readKeyword(style['horizontalAlign'], ['left', 'right', 'center']);
  return {
    'align-items': vertical && ALIGN[vertical],
    'justify-content': horizontal && JUSTIFY[horizontal],
    display: (vertical ?? horizontal) && 'flex',
  };
}

function describeText(style: PlainObject): Declarations {
  return {
    'padding-left': readPixels(style['paddingLeft']),
    'padding-right': readPixels(style['paddingRight']),
    'padding-top': readPixels(style['paddingTop']),
    'padding-bottom': readPixels(style['paddingBottom']),
    'font-size': readPixels(style['fontSize']),
    'font-family': readFontFamily(style['fontFamily']),
  };
}
