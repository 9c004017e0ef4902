import { FixedId, nodeIdOf, type NodeId } from './node-id.ts';
import { typeOf, type Wireframe } from './wireframe.ts';
import type { BuildContext } from './build-context.ts';

/**
 * How deep wireframes may be nested. Android's view trees stay below 100; rrweb and the browser walk nodes
 * recursively.
 */
export const MAX_DEPTH = 200;

/** Where the node of a wireframe goes. */
export interface NodeTarget {
  /** What can be there once: two wireframes with the same key replace each other. */
  readonly key: NodeId;
  /** The id of the node. */
  readonly id: NodeId;
  readonly parentId: NodeId;
}

/**
 * The target of a wireframe. The bars leave the app: there is one of each, and each has its own parent, above
 * everything else.
 */
export function findTarget(wireframe: Wireframe, parentId: NodeId, context: BuildContext): NodeTarget {
  const recorded = nodeIdOf(wireframe['id']);
  switch (typeOf(wireframe)) {
    case 'status_bar':
      return { key: FixedId.statusBar, id: FixedId.statusBar, parentId: FixedId.statusBarParent };
    case 'navigation_bar': {
      const id = recorded ?? FixedId.navigationBar;
      return { key: FixedId.navigationBar, id, parentId: FixedId.navigationBarParent };
    }
    default: {
      const id = recorded ?? context.nextId();
      return { key: id, id, parentId };
    }
  }
}

/** Whether a wireframe is one of the bars. */
export function isBar(wireframe: Wireframe): boolean {
  return wireframe['type'] === 'status_bar' || wireframe['type'] === 'navigation_bar';
}
