import type { Replayer } from '@rrweb/replay';

/**
 * rrweb forgets the children of a node that is removed, but not what is in its shadow root or frame. When such an
 * element comes again, as in a move, it would take old nodes for new ones: doubled children, old values
 * (docs/exactness.md). Here it forgets these too.
 */
export function forgetWhole(replayer: Replayer): void {
  const mirror = replayer.getMirror();
  const forget = mirror.removeNodeFromMap.bind(mirror);
  // rrweb calls it again for every child.
  mirror.removeNodeFromMap = (node) => {
    const { shadowRoot, contentDocument } = node as { shadowRoot?: ShadowRoot; contentDocument?: Document };
    for (const inside of [shadowRoot, contentDocument]) {
      if (inside) {
        mirror.removeNodeFromMap(inside);
      }
    }
    forget(node);
  };
}
