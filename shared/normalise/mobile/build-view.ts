import type { ElementNode, HtmlNode } from './html-node.ts';
import type { NodeId } from './node-id.ts';
import type { Wireframe } from './wireframe.ts';
import type { BuildContext } from './build-context.ts';

/** A wireframe that is to become a node. */
export interface View {
  readonly wireframe: Wireframe;
  /** The id of the node that stands for it, and that its children are in. */
  readonly id: NodeId;
  readonly children: readonly HtmlNode[];
}

/** Makes the node of one kind of wireframe. */
export type BuildView = (view: View, context: BuildContext) => ElementNode;
