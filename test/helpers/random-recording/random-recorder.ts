import type { ReplayEvent } from '../../../shared/model/replay-event.ts';
import type { SeededRandom } from '../seeded-random.ts';
import {
  isInShadow,
  listMoving,
  listNodes,
  recordNode,
  recordTree,
  siblingsOf,
  type PageNode,
  type Recorded,
} from './page-node.ts';
import { adopt, RandomPage } from './random-page.ts';

const START_MS = 1_700_000_000_000;

/** Writes down what happens on a made-up page, as rrweb's recorder does. */
export class RandomRecorder {
  readonly page: RandomPage;
  readonly random: SeededRandom;
  readonly events: ReplayEvent[] = [];
  private nowMs = START_MS;

  constructor(random: SeededRandom) {
    this.random = random;
    this.page = new RandomPage(random);
    this.page.fill(this.page.root, 8);
    this.takeSnapshot();
  }

  /** Several events may be of one moment. */
  incremental(source: number, data: Recorded): void {
    this.nowMs += this.random.int(3) === 0 ? 0 : 1 + this.random.int(200);
    this.events.push({ type: 3, timestamp: this.nowMs, data: { source, ...data } });
  }

  mutation(changes: Recorded): void {
    this.incremental(0, { adds: [], removes: [], texts: [], attributes: [], ...changes });
  }

  /** A meta event and a full snapshot; what is in frames follows. */
  takeSnapshot(): void {
    const { page, random } = this;
    this.nowMs += 50;
    const data = {
      href: 'https://shop.example/',
      width: 600 + random.int(300),
      height: 400 + random.int(200),
    };
    this.events.push({ type: 4, timestamp: this.nowMs, data });
    const { x: left, y: top } = page.root.scroll ?? { x: 0, y: 0 };
    const node = recordTree(page.root);
    this.events.push({ type: 2, timestamp: this.nowMs, data: { node, initialOffset: { left, top } } });
    const nodes = listNodes(page.root);
    nodes.forEach((each) => (each.adopted = []));
    for (const frame of nodes.filter(({ tag }) => tag === 'iframe')) {
      this.attachFrame(frame, frame.content);
    }
  }

  get nodes(): PageNode[] {
    return listNodes(this.page.root);
  }

  get documents(): PageNode[] {
    return this.nodes.filter(({ type }) => type === 0);
  }

  /** What the adds of a mutation say of a node and all below it: parents first, each after its next sibling. */
  recordAdds(root: PageNode): Recorded[] {
    const adds = listMoving(root).map((node) => {
      const siblings = siblingsOf(node);
      const next = siblings[siblings.indexOf(node) + 1];
      return { parentId: node.parent?.id, nextId: next?.id ?? null, node: recordNode(node, false) };
    });
    const order = [adds[0], ...adds.slice(1)].filter((each) => each !== undefined);
    return this.random.int(3) === 0 ? this.random.shuffle(order) : order;
  }

  /** Puts a node somewhere; `isInShadow` is taken from what is there. */
  place(node: PageNode, parent: PageNode, inShadow: boolean): void {
    const list = inShadow ? (parent.shadow ??= []) : parent.children;
    list.splice(this.random.int(list.length + 1), 0, node);
    node.parent = parent;
    adopt(node, parent.document);
  }

  take(node: PageNode): Recorded {
    const remove = { parentId: node.parent?.id, id: node.id, ...(isInShadow(node) && { isShadow: true }) };
    const siblings = siblingsOf(node);
    siblings.splice(siblings.indexOf(node), 1);
    return remove;
  }

  /** What a page loses by taking a node out and putting it in again. */
  settle(root: PageNode): void {
    for (const node of listMoving(root)) {
      node.scroll = undefined;
      node.adopted = [];
      const [text] = node.children;
      if (node.rules && text) {
        text.text = node.rules.join(' ');
      }
    }
  }

  /** Frames load anew; their documents come later, or sometimes before. */
  loadFrames(root: PageNode): void {
    for (const frame of listMoving(root).filter(({ tag }) => tag === 'iframe')) {
      const content = this.page.document();
      this.page.fill(content, this.random.int(4));
      this.attachFrame(frame, content);
    }
  }

  private attachFrame(frame: PageNode, content: PageNode | undefined): void {
    if (!content) {
      this.loadFrames(frame);
      return;
    }
    frame.content = content;
    content.parent = frame;
    content.scroll = undefined;
    this.mutation({
      adds: [{ parentId: frame.id, nextId: null, node: recordTree(content) }],
      isAttachIframe: true,
    });
    for (const node of listMoving(content)) {
      node.scroll = undefined;
      if (node.tag === 'iframe') {
        this.attachFrame(node, undefined);
      }
    }
  }
}
