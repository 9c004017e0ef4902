import { isInShadow, listMoving, listNodes, styleText, type PageNode, type Recorded } from './page-node.ts';
import { COLORS } from './random-page.ts';
import type { RandomRecorder } from './random-recorder.ts';

const HOLDERS = new Set(['body', 'div', 'ul', 'p', 'x-widget', 'x-host', 'dialog']);
const UNKNOWN_ID = 9_000_000;

function findHolder(recorder: RandomRecorder): PageNode {
  return recorder.random.pick(
    recorder.nodes.filter(({ tag, isFixed }) => HOLDERS.has(tag) && (!isFixed || tag === 'body')),
  );
}

function findMovable(recorder: RandomRecorder): PageNode | undefined {
  const movable = recorder.nodes.filter(
    ({ type, isFixed, parent, tag }) =>
      type >= 2 && !isFixed && parent?.rules === undefined && tag !== '#' && parent?.tag !== 'textarea',
  );
  return movable.length > 0 ? recorder.random.pick(movable) : undefined;
}

/** Where something is to go: into a shadow root only where nothing that can be scrolled is hidden by it. */
function findPlace(recorder: RandomRecorder): { parent: PageNode; inShadow: boolean } {
  const parent = findHolder(recorder);
  const isEmpty = parent.children.every(({ type }) => type !== 2) && parent.tag === 'div' && !parent.isFixed;
  const inShadow = (parent.shadow !== undefined || isEmpty) && recorder.random.int(3) === 0;
  return { parent, inShadow };
}

export function addSome(recorder: RandomRecorder): void {
  const { page, random } = recorder;
  const { parent, inShadow } = findPlace(recorder);
  const adds: Recorded[] = [];
  const added = Array.from({ length: 1 + random.int(2) }, () => page.some(2));
  for (const node of added) {
    recorder.place(node, parent, inShadow);
    adds.push(...recorder.recordAdds(node));
  }
  // Removed before it was ever recorded.
  const removes = random.int(5) === 0 ? [{ parentId: parent.id, id: added[0]?.id }] : [];
  recorder.mutation({ adds, removes });
  added.forEach((node) => recorder.loadFrames(node));
}

export function removeSome(recorder: RandomRecorder): void {
  const node = findMovable(recorder);
  if (node && recorder.nodes.length > 40) {
    recorder.mutation({ removes: [recorder.take(node)] });
  }
}

/** One or more nodes go elsewhere; one perhaps into another that moved. */
export function moveSome(recorder: RandomRecorder): void {
  const { random } = recorder;
  const removes: Recorded[] = [];
  const moved = new Set<PageNode>();
  for (let at = random.int(3); at >= 0; at--) {
    const node = findMovable(recorder);
    if (!node || moved.has(node)) {
      continue;
    }
    const remove = recorder.take(node);
    const { parent, inShadow } = findPlace(recorder);
    // Each is recorded once: what moves within something that moves goes with it.
    const isNested = [...moved].some((each) => listNodes(each).includes(node));
    recorder.place(node, parent, inShadow);
    if (!isNested) {
      removes.push(remove);
    }
    [...moved].filter((each) => listNodes(node).includes(each)).forEach((each) => moved.delete(each));
    if (![...moved].some((each) => listNodes(each).includes(node))) {
      moved.add(node);
    }
  }
  const order = [...moved];
  order.forEach((node) => recorder.settle(node));
  recorder.mutation({ removes, adds: order.flatMap((node) => recorder.recordAdds(node)) });
  order.forEach((node) => recorder.loadFrames(node));
}

export function changeText(recorder: RandomRecorder): void {
  const { random, page } = recorder;
  const texts = recorder.nodes.filter(
    ({ type, isFixed, document }) => type >= 3 && !isFixed && document.type === 0,
  );
  if (texts.length === 0) {
    return;
  }
  const changed = Array.from({ length: 1 + random.int(2) }, () => {
    const node = random.pick(texts);
    if (node.parent?.rules) {
      node.parent.rules = [page.rule(), page.rule()];
      node.text = node.parent.rules.join(' ');
    } else {
      node.text = random.int(6) === 0 ? '' : page.words();
    }
    return { id: node.id, value: node.text };
  });
  recorder.mutation({ texts: changed });
}

export function changeAttributes(recorder: RandomRecorder): void {
  const { random } = recorder;
  const elements = recorder.nodes.filter(({ type, isFixed }) => type === 2 && !isFixed);
  if (elements.length > 0) {
    const attributes = Array.from({ length: 1 + random.int(3) }, () =>
      changeElement(recorder, random.pick(elements)),
    );
    recorder.mutation({ attributes });
  }
}

function changeElement(recorder: RandomRecorder, node: PageNode): Recorded {
  const { random } = recorder;
  const { attributes, tag } = node;
  const changes: ((node: PageNode) => Recorded)[] = [(each) => changePlain(recorder, each)];
  if (tag === 'dialog') {
    changes.push((each) => changeDialog(each, random.pick([null, 'modal', 'non-modal'])));
  }
  if (attributes['id'] !== 'scroller' && attributes['style'] === undefined) {
    changes.push((each) => changeStyle(recorder, each));
  }
  if (tag === 'link') {
    changes.push(() => {
      attributes['_cssText'] = `.c${random.int(5)} { top: ${random.int(50)}px; }`;
      return { ...attributes };
    });
  }
  if (tag === 'textarea' && node.children.length === 0) {
    changes.push(() => {
      attributes['value'] = `text ${random.int(9)}`;
      return { value: attributes['value'] };
    });
  }
  return { id: node.id, attributes: random.pick(changes)(node) };
}

function changeStyle({ random }: RandomRecorder, { style }: PageNode): Recorded {
  const property = random.pick(['color', 'margin-left', 'margin', 'background-color', '--x']);
  if (style.has(property) && random.int(3) === 0) {
    style.delete(property);
    return { style: { [property]: false } };
  }
  const value = property.startsWith('margin') ? `${random.int(30)}px` : random.pick(COLORS);
  style.delete(property);
  style.set(property, value);
  if (random.int(4) === 0) {
    return { style: styleText(style) };
  }
  return { style: { [property]: random.int(2) === 0 ? value : [value, 'important'] } };
}

const NAMES = [
  'class',
  'title',
  'lang',
  'width',
  'rr_src',
  'autocomplete',
  'xlink:href',
  'data-x',
  'disabled',
];

function changePlain({ random }: RandomRecorder, { attributes }: PageNode): Recorded {
  const name = random.pick(NAMES);
  if (random.int(4) === 0) {
    Reflect.deleteProperty(attributes, name);
    return { [name]: null };
  }
  const number = random.int(5);
  attributes[name] = name === 'class' ? `c${number}` : name === 'width' ? String(100 + number) : `v${number}`;
  return { [name]: attributes[name] };
}

function changeDialog({ attributes }: PageNode, mode: string | null): Recorded {
  if (mode === null) {
    Reflect.deleteProperty(attributes, 'open');
    Reflect.deleteProperty(attributes, 'rr_open_mode');
    return { open: null };
  }
  Object.assign(attributes, { open: '', rr_open_mode: mode });
  return { open: '', rr_open_mode: mode };
}

/** What recordings of rrweb 0 hold: siblings that were not recorded yet. */
export function addLegacy(recorder: RandomRecorder): void {
  const { page, random } = recorder;
  const parent = findHolder(recorder);
  const [first, second] = [page.element('b', { isFixed: true }), page.element('i', { isFixed: true })];
  for (const node of [first, second]) {
    page.put(parent, node);
  }
  const before = parent.children.at(-3)?.id ?? null;
  const record = (node: PageNode): Recorded => ({
    type: 2,
    id: node.id,
    tagName: node.tag,
    attributes: {},
    childNodes: [],
  });
  recorder.mutation({
    adds: [
      { parentId: parent.id, previousId: before, nextId: -1, node: record(first) },
      ...(random.int(2) === 0
        ? [{ parentId: parent.id, previousId: first.id, nextId: null, node: record(second) }]
        : [{ parentId: parent.id, previousId: null, nextId: null, node: record(second) }]),
    ],
  });
}

/** What names nodes that were never recorded. */
export function confuse(recorder: RandomRecorder): void {
  const id = UNKNOWN_ID + recorder.random.int(5);
  const node = { type: 2, id: UNKNOWN_ID + 50, tagName: 'p', attributes: {}, childNodes: [] };
  recorder.mutation({
    removes: [{ parentId: 1, id }],
    adds: [{ parentId: id, nextId: null, node }],
    texts: [{ id, value: 'unknown' }],
    attributes: [{ id, attributes: { class: 'unknown' } }],
  });
  recorder.incremental(5, { id, text: 'unknown', isChecked: true });
  recorder.incremental(3, { id, x: 1, y: 1 });
}

/** Whether nothing that may be hidden is around a node. */
export function isShown(node: PageNode): boolean {
  const { parent } = node;
  if (!parent) {
    return true;
  }
  const isHidden = node.tag === 'dialog' || parent.tag === 'dialog' || (parent.shadow && !isInShadow(node));
  return !isHidden && listMoving(node).length > 0 && isShown(parent);
}
