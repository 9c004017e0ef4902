/** A document, as far as it has to be known to tell what the user has made of it. */
export interface SeenTree<N> {
  /** What a node is in, beyond shadow roots too. */
  parentOf(node: N): N | undefined;
  /** Small letters; `''` for what is no element. */
  nameOf(node: N): string;
  attributeOf(node: N, name: string): string | undefined;
  /** The element with this `id` in the same tree as another. */
  find(near: N, id: string): N | undefined;
}
