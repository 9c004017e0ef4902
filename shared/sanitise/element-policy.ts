/** What an element is, as far as its addresses matter. */
export type Role =
  | 'image'
  | 'svgImage'
  | 'canvas'
  | 'frame'
  | 'media'
  | 'anchor'
  | 'link'
  | 'base'
  | 'script'
  | 'object'
  | 'plain';

const ROLES: Readonly<Record<Exclude<Role, 'plain'>, readonly string[]>> = {
  image: ['img', 'input'],
  svgImage: ['image', 'feimage'],
  canvas: ['canvas'],
  frame: ['iframe', 'frame'],
  media: ['video', 'audio', 'source', 'track', 'bgsound'],
  anchor: ['a', 'area'],
  link: ['link'],
  base: ['base'],
  script: ['script'],
  // All that hold documents or programs of their own, in any browser or in Electron.
  object: [
    ...['object', 'embed', 'applet', 'portal', 'fencedframe', 'webview', 'controlledframe', 'browserplugin'],
    ...['appview', 'extensionoptions', 'browser', 'isindex', 'xml', 'layer', 'ilayer'],
  ],
};

const ROLE_OF = new Map(
  Object.entries(ROLES).flatMap(([role, names]) => names.map((name) => [name, role as Role] as const)),
);

/** Elements whose text a parser would read as it is: written out and read again, it could become markup. */
const STAND_INS: ReadonlyMap<string, string> = new Map([
  ['script', 'noscript'],
  ['noembed', 'noscript'],
  ['noframes', 'noscript'],
  ['xmp', 'pre'],
  ['plaintext', 'pre'],
  ['listing', 'pre'],
  ['bgsound', 'noscript'],
]);

const HIDDEN = new Set([
  'script',
  'noscript',
  'noembed',
  'noframes',
  'template',
  'iframe',
  'frame',
  'bgsound',
]);
const STYLES = new Set(['style', 'link']);

/** Elements that a shadow root can be attached to (https://dom.spec.whatwg.org/#valid-shadow-host-name). */
const SHADOW_HOSTS = new Set(
  'article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span'.split(' '),
);
const CUSTOM = /^[a-z][a-z0-9._\u00b7-\uffff-]*-[a-z0-9._\u00b7-\uffff-]*$/;
/** https://html.spec.whatwg.org/#valid-custom-element-name */
const RESERVED = new Set(
  'annotation-xml color-profile font-face font-face-src font-face-uri font-face-format font-face-name missing-glyph'.split(
    ' ',
  ),
);
const ELEMENT = /^[a-z_][\w.:\u00b7-\uffff-]*$/i;

/** The name that decides: in small letters, and without a prefix, which a namespace would make meaningless. */
export function plainName(tagName: unknown): string {
  return typeof tagName === 'string' ? tagName.slice(tagName.lastIndexOf(':') + 1).toLowerCase() : '';
}

/** @param name as `plainName` gives it */
export function roleOf(name: string): Role {
  return ROLE_OF.get(name) ?? 'plain';
}

/** What the element is shown as; its own name where that is harmless. */
export function standInFor(name: string, tagName: unknown): string {
  if (roleOf(name) === 'object') {
    // Without an address it loads nothing.
    return 'object';
  }
  const own = typeof tagName === 'string' && ELEMENT.test(tagName) ? tagName : 'span';
  return STAND_INS.get(name) ?? own;
}

/** Whether text inside is never seen. */
export function hidesText(name: string): boolean {
  return HIDDEN.has(name);
}

/** Whether text inside is CSS: rrweb makes a style element of a link whose sheet was recorded. */
export function holdsCss(name: string): boolean {
  return STYLES.has(name);
}

/** Whether the browser lets an element of this name be defined. */
export function isCustomName(name: unknown): name is string {
  return typeof name === 'string' && CUSTOM.test(name) && !RESERVED.has(name);
}

/** Whether the browser lets a shadow root be attached. */
export function canHostShadow(name: unknown): boolean {
  return (
    typeof name === 'string' && (SHADOW_HOSTS.has(name.toLowerCase()) || isCustomName(name.toLowerCase()))
  );
}
