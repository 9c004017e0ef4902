/**
 * rrweb rewrites recorded sheets before it shows them (rrweb-snapshot, `adaptCssForReplay`): rules for `:hover` are to
 * hold for the class `:hover` too, and media queries about the screen for the window. It reads CSS by postcss, which takes
 * other things for strings, comments and addresses than browsers do, and what it then copies or leaves out can bring
 * harmless text to life. So the same is done here (replayed-selectors.ts, statement.ts), and whatever it looks for is
 * written in another way that means the same: it finds nothing to rewrite, and gives back what it got.
 */

/** The same name, and no `:hover` to rrweb. */
const HIDDEN_HOVER = ':\\68over';
const HOVER = ':hover';
const DEVICE = /(m(?:ax|in)-)device(?=-(?:width|height))/g;
const DEVICE_NAME = /^(m(?:ax|in))-device-(width|height)$/i;
/** postcss takes comments out that begin with it. */
const MAP = 'sourceMappingURL';

/** Whether rrweb would find something to rewrite. */
export function isRewritten(css: string): boolean {
  return css.includes(HOVER) || css.includes('-device-') || css.includes(MAP);
}

/** Writes what rrweb looks for in another way. */
export function hideFromPlayer(css: string): string {
  return isRewritten(css)
    ? css
        .replaceAll(HOVER, HIDDEN_HOVER)
        .replace(DEVICE, '$1\\000064evice')
        .replaceAll(MAP, 'source\\00004dappingURL')
    : css;
}

/** What is asked for of the window where a name asks for it of the screen; undefined for any other name. */
export function windowFeature(name: string): string | undefined {
  const [, limit, side] = DEVICE_NAME.exec(name) ?? [];
  return limit === undefined ? undefined : `${limit}-${side}`;
}
