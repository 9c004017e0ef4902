import type { Replayer } from '@rrweb/replay';
import { IncrementalSource } from '../../../shared/model/replay-event.ts';
import { insidesOf, type Add, type Incremental, type Mirror, type Mutation, type Remove } from './insides.ts';
import { listResolvable } from './resolvable-adds.ts';

const DOCUMENT = 0;
const NOTHING: Mutation = { removes: [], adds: [], texts: [], attributes: [] };

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
 * removed from; and the text of an element, which would replace all in it: recorders name the texts in it. Else rrweb
 * gives up the rest of the mutation, and of a seek all events that follow. The document that checkpoints are made of does
 * the same (shared/replay/document/mutation.ts).
 * @param problemMet an event could not be replayed at all
 */
export function refuseSingly(replayer: Replayer, problemMet: (error: unknown) => void): void {
  const insides = insidesOf(replayer);
  const applyIncremental = insides.applyIncremental.bind(replayer);
  insides.applyIncremental = (event, isSync) => {
    if (!isOfNoMedia(replayer.getMirror(), event.data)) {
      // Sheets of another document are refused, as nodes are that have no place.
      const isRefusal = event.data.source === IncrementalSource.adoptedStyleSheet;
      attempt(() => applyIncremental(event, isSync), isRefusal ? () => undefined : problemMet);
    }
  };
  const applyMutation = insides.applyMutation.bind(replayer);
  insides.applyMutation = (mutation, isSync) => {
    const mirror = replayer.getMirror();
    const apply = (part: Partial<Mutation>): void =>
      applyMutation({ ...mutation, ...NOTHING, ...part }, isSync);
    apply({ removes: carefully(mutation.removes.filter((remove) => isRemovable(mirror, remove))) });
    attempt(
      () => apply({ adds: carefulAdds(mirror, mutation.adds) }),
      () => undefined,
    );
    const texts = mutation.texts.filter(({ id }) => !isElement(mirror.getNode(id)));
    apply({ texts, attributes: carefully(mutation.attributes) });
  };
}

/** Whether something is to be played that plays nothing: rrweb would fail at every pause from then on. */
function isOfNoMedia(mirror: Mirror, { source, id = 0 }: Incremental): boolean {
  const node = source === IncrementalSource.mediaInteraction ? mirror.getNode(id) : null;
  return node !== null && node.nodeName !== 'AUDIO' && node.nodeName !== 'VIDEO';
}

/** Whether a node is where it is to be removed from: of others, rrweb would forget all that is in them before it fails. */
function isRemovable(mirror: Mirror, { id, parentId, isShadow }: Remove): boolean {
  const [node, parent] = [mirror.getNode(id), mirror.getNode(parentId)];
  const holder = (isShadow && (parent as Element | null)?.shadowRoot) || parent;
  if (!node || !parent || node.parentNode === holder) {
    return true;
  }
  forgetLoose(mirror, node);
  return false;
}

/** A node that is in no document. */
function forgetLoose(mirror: Mirror, node: Node): void {
  if (!node.parentNode && !isDocument(node)) {
    mirror.removeNodeFromMap(node);
  }
}

function isElement(node: Node | null): boolean {
  return node?.nodeType === Node.ELEMENT_NODE;
}

function isDocument(node: Node): boolean {
  return 'defaultView' in node;
}

function carefulAdds(mirror: Mirror, adds: readonly Add[]): CarefulList<Add> {
  const rooted = listResolvable(adds, (id) => mirror.has(id)).map((add) => withRoot(mirror, add));
  return carefully(rooted, {
    // rrweb would empty the whole page before the browser refuses.
    isRefused: ({ node, parentId }) =>
      node.type === DOCUMENT && (mirror.getNode(parentId)?.nodeName ?? 'IFRAME') !== 'IFRAME',
    refused: ({ node }) => {
      const built = mirror.getNode(node.id);
      if (built) {
        forgetLoose(mirror, built);
      }
    },
  });
}

/** rrweb builds a node with the document that this id names, or any other node. */
function withRoot(mirror: Mirror, add: Add): Add {
  const { rootId } = add.node;
  const root = rootId ? mirror.getNode(rootId) : null;
  return root && !isDocument(root) ? { ...add, node: { ...add.node, rootId: undefined } } : add;
}

function attempt(work: () => void, failed: (error: unknown) => void): void {
  try {
    work();
  } catch (error) {
    failed(error);
  }
}
