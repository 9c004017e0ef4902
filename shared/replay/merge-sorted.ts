/**
 * Merges sorted sequences into one sorted sequence, holding one item of each. Equal items come in the order
 * of their sequences.
 */
export function* mergeSorted<T>(
  sequences: readonly Iterable<T>[],
  compare: (a: T, b: T) => number,
): Generator<T> {
  const heads = sequences.map((sequence) => openHead(sequence)).filter((head) => head !== undefined);
  while (heads.length > 0) {
    const least = heads.reduce((best, head) => (compare(head.item, best.item) < 0 ? head : best));
    yield least.item;
    const next = least.rest.next();
    if (next.done) {
      heads.splice(heads.indexOf(least), 1);
    } else {
      least.item = next.value;
    }
  }
}

function openHead<T>(sequence: Iterable<T>): { item: T; readonly rest: Iterator<T> } | undefined {
  const rest = sequence[Symbol.iterator]();
  const first = rest.next();
  return first.done ? undefined : { item: first.value, rest };
}
