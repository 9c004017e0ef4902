import type { PlainObject } from '../../model/replay-event.ts';
import { writeCss } from './css-values.ts';
import { makeElement, makeText, type ElementNode, type HtmlNode } from './html-node.ts';
import { FixedId, type NodeId } from './node-id.ts';
import type { ViewTree } from './view-tree.ts';
import type { Wireframe } from './wireframe.ts';
import type { BuildContext } from './build-context.ts';

/** Undoes what browsers do to controls, so that they look as recorded. */
const RESET = [
  'body { margin: unset; }',
  'input, button, select, textarea { font: inherit; margin: 0; padding: 0; border: 0; outline: 0; background: transparent; padding-block: 0 !important; }',
  'textarea { resize: none; }',
  'img { border-style: none; }',
].join('\n');

/** The data of a full snapshot that shows the given wireframes on a screen of their own. */
export function makeSnapshotData(
  wireframes: readonly Wireframe[],
  tree: ViewTree,
  context: BuildContext,
): PlainObject {
  const app = tree.buildAll(wireframes, FixedId.body);
  const bars = [FixedId.navigationBarParent, FixedId.statusBarParent].map((id) =>
    makeElement(id, 'div', {}, tree.barIn(id)),
  );
  // What comes later is drawn above: the keyboard over the app, the bars over the keyboard.
  const keyboardParent = makeElement(FixedId.keyboardParent, 'div', {}, []);
  const body = makeFullSized(FixedId.body, 'body', [...app, keyboardParent, ...bars]);
  const head = makeElement(FixedId.head, 'head', {}, [makeReset(context)]);
  const html = makeFullSized(FixedId.html, 'html', [head, body]);
  const documentType = { type: 1, id: FixedId.documentType, name: 'html', publicId: '', systemId: '' };
  return {
    node: { type: 0, id: FixedId.document, childNodes: [documentType, html] },
    initialOffset: { top: 0, left: 0 },
  };
}

function makeFullSized(id: NodeId, tagName: string, children: readonly HtmlNode[]): ElementNode {
  return makeElement(id, tagName, { style: writeCss({ height: '100vh', width: '100vw' }) }, children);
}

function makeReset(context: BuildContext): ElementNode {
  const text = makeText(context.nextId(), RESET);
  return makeElement(context.nextId(), 'style', { type: 'text/css' }, [text]);
}
