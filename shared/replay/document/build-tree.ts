import type { PlainObject } from '../../model/replay-event.ts';
import { attachShadow, buildNode, childrenOf, type BuiltBy } from './build-node.ts';
import type { DocumentTree } from './document-tree.ts';
import { NodeType, type TreeNode } from './tree-node.ts';

interface Open {
  readonly node: TreeNode;
  readonly children: readonly PlainObject[];
  at: number;
}

/**
 * Builds a recorded tree. Children are built in their order, without recursion: pages nest 30,000 levels deep.
 * @returns its root; undefined if that is no node
 */
export function buildTree(
  tree: DocumentTree,
  recorded: PlainObject,
  builtBy: BuiltBy,
  atMs: number,
): TreeNode | undefined {
  const build = (record: PlainObject): Open | undefined => {
    // A node that is known is taken as it is, with the children it has.
    const before = tree.nodes;
    const node = buildNode(tree, record, builtBy, atMs);
    return node && { node, children: tree.nodes === before ? [] : childrenToBuild(node, record), at: 0 };
  };
  const root = build(recorded);
  const open = root ? [root] : [];
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const record = top.children[top.at++];
    if (!record) {
      open.pop();
      continue;
    }
    const child = build(record);
    if (child && append(top.node, child.node)) {
      open.push(child);
    }
  }
  return root?.node;
}

/** The recorded value of a text area replaces its children. */
function childrenToBuild(node: TreeNode, record: PlainObject): readonly PlainObject[] {
  return node.children && !node.children.first ? childrenOf(record) : [];
}

function append(parent: TreeNode, child: TreeNode): boolean {
  if (!parent.children || child.type === NodeType.document || (child.siblings && parent.isWithin(child))) {
    return false;
  }
  const list = child.record['isShadow'] && parent.shadow ? attachShadow(parent) : parent.children;
  list.insert(child, undefined);
  return true;
}
