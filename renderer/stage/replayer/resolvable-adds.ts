/** What an add of a mutation says of its place. */
interface PlacedAdd {
  readonly nextId?: number | null;
  readonly node: { readonly id: number };
}

/** rrweb's for a sibling that was not there when it recorded. */
const NONE = -1;

/**
 * The adds that do not name a sibling that is nowhere, or that comes to be nowhere because its own is: rrweb tries
 * those for half a second, and then leaves them out.
 * @param isThere whether a node is in the document
 */
export function listResolvable<T extends PlacedAdd>(
  adds: readonly T[],
  isThere: (id: number) => boolean,
): readonly T[] {
  const left = countById(adds);
  const waiting = Map.groupBy(
    adds.filter(({ nextId }) => typeof nextId === 'number' && nextId !== NONE && !isThere(nextId)),
    ({ nextId }) => nextId,
  );
  const lost = new Set<T>();
  const missing = [...waiting.keys()].filter((id) => !left.has(id ?? NONE));
  for (let id = missing.pop(); id !== undefined; id = missing.pop()) {
    for (const add of waiting.get(id) ?? []) {
      lost.add(add);
      const count = (left.get(add.node.id) ?? 0) - 1;
      left.set(add.node.id, count);
      if (count === 0 && waiting.has(add.node.id)) {
        missing.push(add.node.id);
      }
    }
  }
  return lost.size === 0 ? adds : adds.filter((add) => !lost.has(add));
}

function countById(adds: readonly PlacedAdd[]): Map<number, number> {
  const counts = new Map<number, number>();
  adds.forEach(({ node }) => counts.set(node.id, (counts.get(node.id) ?? 0) + 1));
  return counts;
}
