import { isPlainObject, type ReplayEvent } from '../../../../shared/model/replay-event.ts';

const ELEMENTS =
  /(?:^|:)(?:script|object|embed|applet|portal|fencedframe|webview|controlledframe|noembed|noframes|xmp|plaintext)$/i;
const PLAIN =
  /^(?:data-|aria-)|^(?:class|id|title|alt|name|value|label|placeholder|type|content|lang|summary|abbr|color|prefix)$/i;
const PICTURE = /^\s*data:image\/(?:png|gif|jpe?g|webp|avif|bmp|x-icon|svg\+xml)[;,]/i;
const FORBIDDEN =
  /(?:^|:)on[^-:._]+$|^(?:srcdoc|is|http-equiv|ping|target|action|formaction|shadowrootmode)$/i;
const CSS = /^(?:style|_csstext|fill|stroke|filter|mask|clip-path|cursor|marker.*)$/i;
const W3C = /^https?:\/\/(?:www\.)?w3\.org\//;

/**
 * Everything in events that could run, load or go elsewhere, by another way than the sanitiser's: values are judged
 * by what is in them, whatever the name of the attribute, and CSS with comments and escapes taken away.
 */
export function findActive(events: readonly ReplayEvent[]): string[] {
  const found: string[] = [];
  for (const { type, data } of events) {
    if (type === 2 && isPlainObject(data)) {
      checkTree(data['node'], found);
    } else if (type === 3 && isPlainObject(data)) {
      checkIncremental(data, found);
    }
  }
  return found;
}

function checkIncremental(data: Readonly<Record<string, unknown>>, found: string[]): void {
  const { source } = data;
  if (source === 0) {
    listOf(data['adds']).forEach(({ node }) => checkTree(node, found));
    listOf(data['attributes']).forEach(({ attributes }) => checkAttributes('?', attributes, found));
  } else if ([8, 10, 13, 15].includes(Number(source))) {
    strings(data).forEach((text) => checkCss(text, found));
  } else if (source === 9) {
    checkCanvas(data, found);
  }
}

function checkTree(root: unknown, found: string[]): void {
  const waiting: unknown[] = [root];
  while (waiting.length > 0) {
    const node = waiting.pop();
    if (!isPlainObject(node)) {
      continue;
    }
    const { tagName, attributes, childNodes } = node;
    if (node['type'] === 2) {
      if (typeof tagName !== 'string' || (ELEMENTS.test(tagName) && !isEmptyObject(tagName, attributes))) {
        found.push(`element ${String(tagName)}`);
      }
      checkAttributes(String(tagName), attributes, found);
      if (/(?:^|:)(?:style|link)$/i.test(String(tagName))) {
        const texts = listOf(childNodes).map(({ textContent }) => textContent);
        checkCss(texts.join(''), found);
      }
    }
    waiting.push(...listOf(childNodes));
  }
}

/** It loads nothing, and shows what stands in it. */
function isEmptyObject(tagName: string, attributes: unknown): boolean {
  const names = Object.keys(isPlainObject(attributes) ? attributes : {});
  return (
    tagName === 'object' && !names.some((name) => /^(?:data|src|type|classid|code.*|archive)$/i.test(name))
  );
}

function checkAttributes(tagName: string, attributes: unknown, found: string[]): void {
  for (const [name, value] of Object.entries(isPlainObject(attributes) ? attributes : {})) {
    if (value === null) {
      continue;
    }
    if (FORBIDDEN.test(name)) {
      found.push(`attribute ${name}`);
    } else if (typeof value === 'object' && name !== 'style') {
      found.push(`object for ${name}`);
    } else {
      checkValue(tagName, name, strings(value).join(';'), found);
    }
  }
}

function checkValue(tagName: string, name: string, value: string, found: string[]): void {
  if (CSS.test(name)) {
    checkCss(value, found);
  } else if (!PLAIN.test(name) && !PICTURE.test(value) && !(/^xmlns/i.test(name) && W3C.test(value))) {
    checkUrl(`${tagName} ${name}`, value, found);
  }
}

function checkUrl(where: string, value: string, found: string[]): void {
  const bare = value.replace(/[\0- ]/g, '').toLowerCase();
  if (/^[a-z][a-z0-9+.-]*:|[\\/]{2}|script:|url\(|evil/.test(bare)) {
    found.push(`${where}="${value.slice(0, 60)}"`);
  }
}

/** CSS as a parser sees it that knows no strings: what such a one would load. */
export function checkCss(css: string, found: string[]): void {
  const plain = css
    .replace(/\/\*[^]*?(?:\*\/|$)/g, '')
    .replace(/\\([0-9a-f]{1,6})\s?/gi, (_all, hex: string) =>
      parseInt(hex, 16) > 0x10ffff ? '\ufffd' : String.fromCodePoint(parseInt(hex, 16)),
    )
    .replace(/\\/g, '');
  for (const [all, address = ''] of plain.matchAll(/(?<![\w#-])(?:url|src)\(\s*["']?([^"')\s]*)/gi)) {
    if (address !== '' && !address.startsWith('#') && !/^data:(?:image|font|application)\//i.test(address)) {
      found.push(`css ${all.slice(0, 80)}`);
    }
  }
  if (/@import\b/i.test(plain)) {
    found.push(`css ${plain.slice(0, 80)}`);
  }
  for (const [all, address = ''] of plain.matchAll(/(?<!-x-)image-set\([^)]*?["']([^"']*)/gi)) {
    if (!/^data:image|^$|^image\//i.test(address)) {
      found.push(`css ${all.slice(0, 80)}`);
    }
  }
}

function checkCanvas(data: Readonly<Record<string, unknown>>, found: string[]): void {
  const text = JSON.stringify(data);
  if (
    /"rr_type":"(?:WebSocket|EventSource|Worker|SharedWorker|Image|Audio|WebTransport|RTCPeer|Function|Request)/.test(
      text,
    )
  ) {
    found.push(`canvas ${text.slice(0, 80)}`);
  }
  if (/"src":"(?!data:image)/.test(text)) {
    found.push(`canvas ${text.slice(0, 80)}`);
  }
}

function strings(value: unknown): string[] {
  const texts: string[] = [];
  JSON.stringify(value, (_name, inner: unknown) => {
    if (typeof inner === 'string') {
      texts.push(inner);
    }
    return inner;
  });
  return texts;
}

function listOf(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  return Array.isArray(value) ? value.filter(isPlainObject) : [];
}
