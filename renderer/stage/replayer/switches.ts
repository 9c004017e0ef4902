import { MISSING, stateAttribute } from '../../../shared/sanitise/replayed-attributes.ts';

/**
 * Where scripts are off, Chromium takes a canvas for a piece of text. An empty picture gives it its size, and what was
 * drawn on it is its background (shared/sanitise/canvas-frame.ts), over whatever the page says of backgrounds.
 */
const CANVAS =
  'canvas { background-size: 100% 100% !important; background-repeat: no-repeat !important; background-origin: content-box !important; }';
/** As browsers show the focus; anything that the page says of it counts for more. */
const FOCUS = `:where([${stateAttribute('focus-visible')}]) { outline: auto 1px -webkit-focus-ring-color; }`;
/** Where scripts are off, Chromium gives every video the controls that it has when it asks for them. */
const NO_CONTROLS = 'video:not([controls])::-webkit-media-controls { display: none !important; }';
/** Pictures that are not in the recording. */
const HATCHED = `:where([${MISSING}]) { background-image: repeating-linear-gradient(45deg, rgb(128 128 128 / 35%) 0 4px, transparent 4px 8px); }`;
/** Where the page scrolls smoothly, a jump would come to its moment later. */
const AT_ONCE = '*, *::before, *::after { scroll-behavior: auto !important; }';

/** Where scroll bars lay over the page: on this machine they may take room. */
export const NO_BARS = ':where(*) { scrollbar-width: none; }';

/** How rrweb's replayer is set, wherever one is made: on the stage, and where it is compared. */
export const SWITCHES = {
  // It does not always give the document that playing gives, and slices are short.
  useVirtualDom: false,
  // Animations go by the recording's clock (animation-clock.ts).
  pauseAnimation: false,
  // Added to the rules of every replayed document.
  insertStyleRules: [CANVAS, FOCUS, NO_CONTROLS, HATCHED, AT_ONCE],
  triggerFocus: false,
  mouseTail: false,
  showWarning: false,
  // `true` would give recorded documents scripts, and with them the stage.
  UNSAFE_replayCanvas: false,
};
