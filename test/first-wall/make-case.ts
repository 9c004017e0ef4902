import { seededRandom, type SeededRandom } from '../helpers/seeded-random.ts';
import { makeChange, makeElement, type Attributes } from './attribute-pieces.ts';
import { cut, makeDeclaration, makeDeclarations, makeSheet, type Bait } from './css-pieces.ts';

export interface RecordedNode {
  readonly type: number;
  readonly id: number;
  readonly [key: string]: unknown;
}

/** What one case records: something in the page, and something that happens to it. */
export interface WallCase {
  readonly number: number;
  readonly kind: CaseKind;
  readonly isInShadow: boolean;
  readonly nodes: readonly RecordedNode[];
  /** Data of incremental events. */
  readonly changes: readonly Attributes[];
  /** A style sheet of an asset pack, which the page loads by itself. */
  readonly assetSheet?: string;
}

/** What a kind makes its case of. */
interface Means {
  readonly random: SeededRandom;
  readonly bait: Bait;
  readonly id: () => number;
  readonly number: number;
}
type Made = Pick<WallCase, 'nodes' | 'changes' | 'assetSheet'>;

/** As many ids as no case needs. */
const IDS_EACH = 20;
const FIRST_ID = 1000;

const KINDS = {
  'style text': (means) => ({ nodes: [styleOf(means, textsOf(means))], changes: [] }),
  'recorded sheet': (means) => ({ nodes: [recordedSheet(means, makeMarked(means))], changes: [] }),
  'style attribute': ({ random, bait, id }) => ({
    nodes: [element(id(), 'div', { style: `width:9px;height:9px;${makeDeclarations(random, bait)}` })],
    changes: [],
  }),
  'text changed in a style': (means) => changeText(means, styleOf(means, [textNode(means, 'x{}')])),
  'text set on an element': ({ random, bait, id }) => {
    const target = random.pick([
      element(id(), 'style', {}, [{ type: 3, id: id(), textContent: 'x{}', isStyle: true }]),
      element(id(), 'style', {}),
      element(id(), 'link', { rel: 'stylesheet', _cssText: 'x{}' }),
    ]);
    return {
      nodes: [target],
      changes: [mutation({ texts: [{ id: target.id, value: makeSheet(random, bait) }] })],
    };
  },
  'text added to a style': (means) => {
    const style = styleOf(means, []);
    const adds = textsOf(means).map((node) => ({ parentId: style.id, nextId: null, node }));
    return { nodes: [style], changes: [mutation({ adds })] };
  },
  'text that a style takes over': takeOver,
  'text put before a text of a style': putBefore,
  'sheet changed': (means) => {
    const target = element(means.id(), means.random.pick(['style', 'link']), { rel: 'stylesheet' });
    return { nodes: [target], changes: [changing(target.id, { _cssText: makeMarked(means) })] };
  },
  'rule added': (means) => {
    const style = styleOf(means, [textNode(means, '@media all{}')]);
    const sheet = makeSheet(means.random, means.bait);
    const rule = means.random.pick<unknown>([sheet, sheet, sheet, [sheet], 5]);
    const index = means.random.pick<unknown>([0, undefined, [0, 0]]);
    return { nodes: [style], changes: [{ source: 8, id: style.id, adds: [{ rule, index }] }] };
  },
  'sheet adopted': adopt,
  'declaration set': (means) => {
    const style = styleOf(means, [textNode(means, `${means.bait.selector}{color:red}`)]);
    const [property, value] = makeDeclaration(means.random, means.bait);
    return { nodes: [style], changes: [{ source: 13, id: style.id, index: [0], set: { property, value } }] };
  },
  element: ({ random, bait, id }) => {
    const { isSVG, tagName, attributes } = makeElement(random, bait);
    const node = element(id(), tagName, attributes, [], isSVG);
    return { nodes: [isSVG ? element(id(), 'svg', {}, [node], true) : node], changes: [] };
  },
  'attributes changed': ({ random, bait, id }) => {
    const made = makeElement(random, bait);
    const node = element(id(), made.tagName, {}, [], made.isSVG);
    const changes = [changing(node.id, makeChange(random, bait, made))];
    return { nodes: [made.isSVG ? element(id(), 'svg', {}, [node], true) : node], changes };
  },
  'asset pack': ({ random, bait }) => ({ nodes: [], changes: [], assetSheet: makeSheet(random, bait) }),
} as const satisfies Readonly<Record<string, (means: Means) => Made>>;

export type CaseKind = keyof typeof KINDS;
export const CASE_KINDS = Object.keys(KINDS) as CaseKind[];

/** The case of a number: the same on every machine. */
export function makeCase(seed: number, number: number): WallCase {
  const random = seededRandom(seed * 1_000_003 + number);
  const kind = random.pick(CASE_KINDS);
  const isInShadow = kind !== 'asset pack' && random.int(3) > 0;
  let lastId = FIRST_ID + number * IDS_EACH;
  let lastAddress = 0;
  const bait: Bait = {
    address: () => `http://c${number}.bait.test/${++lastAddress}`,
    selector: isInShadow ? '.t' : `#t${number}`,
    name: `f${number}`,
  };
  const made: Made = KINDS[kind]({ random, bait, number, id: () => ++lastId });
  return { number, kind, isInShadow, ...made };
}

/** The number of the case that an address stands in. */
export function caseOf(address: string): number | undefined {
  const found = /\bc(\d+)\.bait\.test/i.exec(address)?.[1];
  return found === undefined ? undefined : Number(found);
}

/** A case in words, with which it can be made again. */
export function describeCase(seed: number, number: number): string {
  const { kind, nodes, changes, assetSheet } = makeCase(seed, number);
  return `case ${number} of seed ${seed}, ${kind}: ${JSON.stringify(assetSheet ?? [...nodes, ...changes])}`;
}

/** @returns a recorded element */
export function element(
  id: number,
  tagName: string,
  attributes: Attributes,
  childNodes: readonly RecordedNode[] = [],
  isSVG = false,
): RecordedNode {
  return { type: 2, id, tagName, attributes, childNodes, ...(isSVG ? { isSVG } : {}) };
}

/** @returns the data of a mutation */
export function mutation(changes: Attributes): Attributes {
  return { source: 0, adds: [], removes: [], texts: [], attributes: [], ...changes };
}

function changing(id: number, attributes: Attributes): Attributes {
  return mutation({ attributes: [{ id, attributes }] });
}

function textNode({ id }: Means, textContent: string): RecordedNode {
  return { type: 3, id: id(), textContent, isStyle: true };
}

/** The texts of one sheet. */
function textsOf(means: Means): RecordedNode[] {
  const { random, bait } = means;
  return cut(random, makeSheet(random, bait), random.pick([1, 1, 2, 3])).map((piece) =>
    textNode(means, piece),
  );
}

/** Of a drawing in some cases: rrweb writes these by other ways. */
function styleOf({ id, random }: Means, texts: readonly RecordedNode[]): RecordedNode {
  return element(id(), 'style', {}, texts, random.int(6) === 0);
}

function makeMarked({ random, bait }: Means): string {
  return cut(random, makeSheet(random, bait), random.pick([1, 1, 1, 2, 4])).join('/* rr_split */');
}

function recordedSheet(means: Means, css: string): RecordedNode {
  const { random, id } = means;
  const texts = Array.from({ length: random.int(4) }, () => textNode(means, ''));
  return random.int(2) === 0
    ? element(id(), 'style', { _cssText: css }, texts)
    : element(id(), 'link', { rel: 'stylesheet', href: 'http://page.test/', _cssText: css });
}

function changeText(means: Means, style: RecordedNode): Made {
  const { random, bait } = means;
  const [text] = style['childNodes'] as readonly RecordedNode[];
  return {
    nodes: [style],
    changes: [mutation({ texts: [{ id: text?.id, value: makeSheet(random, bait) }] })],
  };
}

/** rrweb uses the node that it has where one of the same id and text is added elsewhere, whatever it says by then. */
function takeOver(means: Means): Made {
  const { random, bait, id } = means;
  const recorded = { type: 3, id: id(), textContent: '.a{} ' };
  const style = styleOf(means, []);
  const texts = [{ id: recorded.id, value: makeSheet(random, bait) }];
  const adds = [{ parentId: style.id, nextId: null, node: { ...recorded } }];
  return {
    nodes: [element(id(), 'div', {}, [recorded]), style],
    changes: [mutation({ texts }), mutation({ adds })],
  };
}

/** What is said to stand beside a node that nobody knows, rrweb puts beside the one that says so of itself. */
function putBefore(means: Means): Made {
  const { random, bait, id } = means;
  const style = styleOf(means, [textNode(means, 'x{} ')]);
  const other = element(id(), 'div', {});
  const [first, second] = cut(random, makeSheet(random, bait), 2).map((text) => textNode(means, text));
  const adds = [
    { parentId: other.id, previousId: -1, nextId: null, node: first },
    { parentId: style.id, previousId: first?.id, nextId: null, node: second },
  ];
  return { nodes: [style, other], changes: adds.map((add) => mutation({ adds: [add] })) };
}

/** A shadow root takes a sheet on, which gets its rules then or later. */
function adopt({ random, bait, id, number }: Means): Made {
  const target = element(id(), 'p', { id: `t${number}`, class: 't' });
  const host = { ...element(id(), 'div', {}, [{ ...target, isShadow: true }]), isShadowHost: true };
  const styleId = id();
  const css = makeSheet(random, bait);
  const later = random.pick<Attributes>([{ replaceSync: css }, { replace: css }, { adds: [{ rule: css }] }]);
  const isLater = random.int(2) === 0;
  const styles = [{ styleId, rules: isLater ? [] : [{ rule: css, index: 0 }] }];
  const adopted = { source: 15, id: host.id, styleIds: [styleId], styles };
  return { nodes: [host], changes: [adopted, ...(isLater ? [{ source: 8, styleId, ...later }] : [])] };
}
