import type { Replayer } from '@rrweb/replay';

interface Added {
  readonly id: number;
  readonly type: number;
  readonly rootId?: number | undefined;
}

interface Add {
  readonly parentId: number;
  readonly node: Added;
}

interface Mutation {
  readonly removes: readonly unknown[];
  readonly adds: readonly Add[];
  readonly texts: readonly unknown[];
  readonly attributes: readonly unknown[];
}

/** What is private in rrweb's replayer, and called by its name there (packages/replay/src/replay/index.ts). */
interface Insides {
  applyIncremental(event: unknown, isSync: boolean): void;
  applyMutation(mutation: Mutation, isSync: boolean): void;
}

type Mirror = ReturnType<Replayer['getMirror']>;

const DOCUMENT = 0;

/** What is done about items that cannot be worked on. */
interface Refusals<T> {
  isRefused(item: T): boolean;
  refused(item: T): void;
}

/** A list of which each item is worked on by itself: what throws is passed over. */
class CarefulList<T> extends Array<T> {
  refusals: Refusals<T> | undefined = undefined;

  override forEach(work: (item: T, at: number, list: T[]) => void): void {
    for (const [at, item] of this.entries()) {
      if (!this.refusals?.isRefused(item)) {
        attempt(
          () => work(item, at, this),
          () => this.refusals?.refused(item),
        );
      }
    }
  }
}

function carefully<T>(items: readonly T[], refusals?: Refusals<T>): CarefulList<T> {
  const list = new CarefulList<T>();
  items.forEach((item) => list.push(item));
  list.refusals = refusals;
  return list;
}

/**
 * Has rrweb leave out by itself what the document refuses: a node where none can be, one that is not where it is to be
 * removed from. By itself, rrweb gives up the rest of the mutation, and of a seek all events that follow. The document
 * that checkpoints are made of does the same (shared/replay/document/mutation.ts).
 * @param problemMet an event could not be replayed at all
 */
export function refuseSingly(replayer: Replayer, problemMet: (error: unknown) => void): void {
  const insides = replayer as unknown as Insides;
  const applyIncremental = insides.applyIncremental.bind(replayer);
  insides.applyIncremental = (event, isSync) => attempt(() => applyIncremental(event, isSync), problemMet);
  const applyMutation = insides.applyMutation.bind(replayer);
  insides.applyMutation = (mutation, isSync) => {
    const removes = carefully(mutation.removes);
    const adds = carefulAdds(replayer.getMirror(), mutation.adds);
    const attributes = carefully(mutation.attributes);
    attempt(
      () => applyMutation({ ...mutation, removes, adds, texts: [], attributes: [] }, isSync),
      () => undefined,
    );
    applyMutation({ ...mutation, removes: [], adds: [], attributes }, isSync);
  };
}

function carefulAdds(mirror: Mirror, adds: readonly Add[]): CarefulList<Add> {
  const rooted = adds.map((add) => withRoot(mirror, add));
  return carefully(rooted, {
    // rrweb would empty the whole page before the browser refuses.
    isRefused: ({ node, parentId }) =>
      node.type === DOCUMENT && (mirror.getNode(parentId)?.nodeName ?? 'IFRAME') !== 'IFRAME',
    refused: ({ node }) => {
      const built = mirror.getNode(node.id);
      if (built && !built.parentNode && !('defaultView' in built)) {
        mirror.removeNodeFromMap(built);
      }
    },
  });
}

/** rrweb builds a node with the document that this id names, or any other node. */
function withRoot(mirror: Mirror, add: Add): Add {
  const { rootId } = add.node;
  const root = rootId ? mirror.getNode(rootId) : null;
  return root && !('defaultView' in root) ? { ...add, node: { ...add.node, rootId: undefined } } : add;
}

function attempt(work: () => void, failed: (error: unknown) => void): void {
  try {
    work();
  } catch (error) {
    failed(error);
  }
}
