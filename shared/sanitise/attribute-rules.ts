import type { AssetKind, Neutralised } from '../model/missing-assets.ts';
import { isKeptAttribute, isReserved, TOLD } from './replayed-attributes.ts';

/** What is done with an attribute, by its name. */
export type AttributeRule =
  /** Text, numbers and words that no browser takes for an address. */
  | { readonly kind: 'keep' }
  /** Not in the lists: kept unless it looks like an address. */
  | { readonly kind: 'unknown' }
  /** Declarations, or the value of the property of that name. */
  | { readonly kind: 'css'; readonly property: string }
  | { readonly kind: 'sheet' }
  | { readonly kind: 'src' }
  | { readonly kind: 'href' }
  | { readonly kind: 'poster' }
  | { readonly kind: 'picture' }
  | { readonly kind: 'fragment' }
  | { readonly kind: 'srcset' }
  | { readonly kind: 'namespace' }
  | { readonly kind: 'animated' }
  /** What an attribute or a property becomes: any text, or CSS. */
  | { readonly kind: 'step' }
  | { readonly kind: 'length' }
  | { readonly kind: 'relation' }
  | { readonly kind: 'drop'; readonly asset?: AssetKind; readonly neutralises?: Neutralised };

const KEEP =
  `id class title alt lang dir width height name value type label placeholder role tabindex hidden disabled checked
  selected readonly required multiple open colspan rowspan rows cols span size maxlength minlength min max step for
  align valign border cellpadding cellspacing bgcolor color face charset media d points transform viewbox x y x1 y1 x2
  y2 cx cy r rx ry dx dy offset opacity preserveaspectratio slot part exportparts inert controls muted loop
  playsinline contenteditable translate draggable scope headers start reversed wrap shape coords frameborder
  marginwidth marginheight scrolling hspace vspace noshade nowrap datetime summary abbr method enctype autocomplete
  stroke-width stroke-linecap stroke-linejoin fill-rule clip-rule fill-opacity stroke-opacity font-family font-size
  font-weight text-anchor gradientunits gradienttransform patternunits patterntransform prefix
  pathlength result in in2 stddeviation`.split(/\s+/);
const CSS =
  'fill stroke filter mask clip-path marker marker-start marker-mid marker-end cursor color-profile'.split(
    ' ',
  );
/** Addresses for which there is no place: what the element is decides nothing. */
const OTHER_URLS =
  `cite longdesc profile manifest lowsrc dynsrc codebase classid archive code object icon itemid about resource
  xml:base pluginspage pluginurl altimg definitionurl datasrc`.split(/\s+/);

const RULES = new Map<string, AttributeRule>([
  ...KEEP.map((name) => [name, { kind: 'keep' }] as const),
  ['style', { kind: 'css', property: '' }],
  ...CSS.map((name) => [name, { kind: 'css', property: name }] as const),
  ...OTHER_URLS.map((name) => [name, { kind: 'drop', asset: 'other' }] as const),
  ...['srcset', 'imagesrcset'].map((name) => [name, { kind: 'srcset' }] as const),
  ...['sizes', 'imagesizes'].map((name) => [name, { kind: 'drop' }] as const),
  ...['from', 'to', 'by', 'values'].map((name) => [name, { kind: 'step' }] as const),
  ...['as', 'nonce', 'integrity', 'crossorigin', 'referrerpolicy', 'blocking', 'fetchpriority'].map(
    (name) => [name, { kind: 'drop' }] as const,
  ),
  ...[
    'autofocus',
    'autoplay',
    'preload',
    'download',
    'allow',
    'allowfullscreen',
    'credentialless',
    'loading',
  ].map((name) => [name, { kind: 'drop' }] as const),
  ...['action', 'formaction'].map((name) => [name, { kind: 'drop', neutralises: 'form-target' }] as const),
  ...['target', 'formtarget', 'ping', 'attributionsrc'].map(
    (name) => [name, { kind: 'drop', neutralises: 'navigation' }] as const,
  ),
  ...['is', 'shadowroot', 'shadowrootmode', 'shadowrootdelegatesfocus', 'shadowrootclonable'].map(
    (name) => [name, { kind: 'drop', neutralises: 'element-definition' }] as const,
  ),
  ['rel', { kind: 'relation' }],
  ['rev', { kind: 'relation' }],
  ['srcdoc', { kind: 'drop', neutralises: 'embedded-page' }],
  ['sandbox', { kind: 'drop' }],
  ['csp', { kind: 'drop' }],
  ['http-equiv', { kind: 'drop', neutralises: 'meta-directive' }],
  ['_csstext', { kind: 'sheet' }],
  ['src', { kind: 'src' }],
  ['data', { kind: 'drop', asset: 'object' }],
  ['href', { kind: 'href' }],
  ['poster', { kind: 'poster' }],
  ['background', { kind: 'picture' }],
  ['usemap', { kind: 'fragment' }],
  ['xmlns', { kind: 'namespace' }],
  ['attributename', { kind: 'animated' }],
  ['rr_dataurl', { kind: 'picture' }],
  ['rr_width', { kind: 'length' }],
  ['rr_height', { kind: 'length' }],
  ['rr_src', { kind: 'drop', asset: 'frame' }],
]);

/**
 * The names of event handlers are `on` and the name of an event, which no browser writes with any of these characters
 * (https://html.spec.whatwg.org/#event-handler-content-attributes): frameworks do, `on-click`, `on:click`. Nor are these
 * words handlers.
 */
const HANDLER_NAME = /^_*on[^-:._]*$/;
const NO_HANDLERS: ReadonlySet<string> = new Set(['on', 'once', 'one', 'online', 'only']);

const HANDLER: AttributeRule = { kind: 'drop', neutralises: 'event-handler' };
const UNKNOWN: AttributeRule = { kind: 'unknown' };
const PLAIN: AttributeRule = { kind: 'keep' };
const DROP: AttributeRule = { kind: 'drop' };

/** Recordings have few different names; attacks do not get to fill the memory with them. */
const MAX_REMEMBERED = 5000;
const remembered = new Map<string, AttributeRule>();

/** @param name as recorded: of any case, with or without a prefix */
export function ruleFor(name: string): AttributeRule {
  const known = remembered.get(name);
  if (known) {
    return known;
  }
  const rule = findRule(name.toLowerCase());
  if (remembered.size < MAX_REMEMBERED) {
    remembered.set(name, rule);
  }
  return rule;
}

function findRule(name: string): AttributeRule {
  const local = name.slice(name.lastIndexOf(':') + 1);
  if (name === '__proto__' || isReserved(name)) {
    return DROP;
  }
  if (TOLD.includes(name) || isKeptAttribute(name)) {
    return PLAIN;
  }
  if (HANDLER_NAME.test(local) && !NO_HANDLERS.has(name)) {
    return HANDLER;
  }
  if (name.startsWith('xmlns:')) {
    return { kind: 'namespace' };
  }
  const rule = RULES.get(name) ?? RULES.get(local);
  if (rule) {
    return rule;
  }
  return /^(?:data|aria)-/.test(name) ? PLAIN : UNKNOWN;
}
