import type { Replayer } from '@rrweb/replay';
import { insidesOf, type Added, type AdoptedSheets, type Mutation } from './insides.ts';

/**
 * Has shadow roots keep the sheets that they adopted. rrweb adopts when the event comes, and never again: a host that moves
 * is another element to it, and a host that has no root yet, or is not there, gets none.
 */
export function adoptAgain(replayer: Replayer): void {
  const insides = insidesOf(replayer);
  const wanted = new Map<number, readonly number[]>();
  const adopt = insides.applyAdoptedStyleSheet.bind(replayer);
  const rootOf = (id: number): Document | ShadowRoot | null => {
    const node = replayer.getMirror().getNode(id);
    return node && ('defaultView' in node ? (node as Document) : ((node as Element).shadowRoot ?? null));
  };
  insides.applyAdoptedStyleSheet = (data) => {
    wanted.set(data.id, data.styleIds);
    if (rootOf(data.id)) {
      adopt(data);
    } else {
      defineSheets(replayer, data);
    }
  };
  const applyMutation = insides.applyMutation.bind(replayer);
  insides.applyMutation = (mutation, isSync) => {
    applyMutation(mutation, isSync);
    for (const id of wanted.size > 0 ? hostsIn(mutation) : []) {
      const styleIds = wanted.get(id);
      if (styleIds && rootOf(id)?.adoptedStyleSheets.length === 0) {
        adoptIfAllowed(() => adopt({ id, styleIds }));
      }
    }
  };
  replayer.on('fullsnapshot-rebuilded', () => wanted.clear());
}

/** A browser refuses sheets of another document. */
function adoptIfAllowed(adopt: () => void): void {
  try {
    adopt();
  } catch {
    return;
  }
}

/** Makes the sheets for the page that the host is in, or will be. */
function defineSheets(replayer: Replayer, { id, styles = [] }: AdoptedSheets): void {
  const insides = insidesOf(replayer);
  const page = replayer.getMirror().getNode(id)?.ownerDocument ?? replayer.iframe.contentDocument;
  const view = page?.defaultView;
  if (!view) {
    return;
  }
  for (const { styleId, rules } of styles) {
    const sheet = new view.CSSStyleSheet();
    insides.styleMirror.add(sheet, styleId);
    insides.applyStyleSheetRule({ adds: rules }, sheet);
  }
}

/** The ids of all that may have got a shadow root. */
function hostsIn({ adds }: Mutation): Set<number> {
  const hosts = new Set<number>();
  const waiting: Added[] = [];
  for (const { parentId, node } of adds) {
    hosts.add(parentId);
    waiting.push(node);
  }
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    hosts.add(node.id);
    waiting.push(...(node.childNodes ?? []));
  }
  return hosts;
}
