import { lookOn } from '../../shared/model/page-look.ts';
import type { FromStage, StageAnswer, StageMessage } from '../../renderer/stage/protocol.ts';
import { StageSession } from '../../renderer/stage/stage-session.ts';
import type { ReplayEvent } from '../../shared/model/replay-event.ts';

/** A recording, and whether it is played to its end, or sought there. */
export interface StageCase {
  readonly events: readonly ReplayEvent[];
  readonly isPlayed: boolean;
}

/** What a stage came to show. */
export interface StageLook {
  /** Each node by its id, and in which it lies. */
  readonly nodes: readonly (readonly [id: number, node: string])[];
  readonly parents: readonly (readonly [id: number, parentId: number])[];
  /** What the stage told of that it could not replay. */
  readonly problems: readonly string[];
}

/** What the test calls in the page. */
export interface OddPage {
  /** Has every recording played by a stage of its own, all at once. */
  play(cases: readonly StageCase[]): Promise<StageLook[]>;
  /** Errors that nobody caught since this was asked for last. */
  takeErrors(): string[];
}

const SPEED = 20_000;
const PATIENCE = 20_000;

const errors: string[] = [];
// So many stages in one page change its size more often than it can tell them.
window.addEventListener('error', ({ message }) => /ResizeObserver/.test(message) || errors.push(message));
window.addEventListener('unhandledrejection', ({ reason }) => errors.push(String(reason)));

async function playCase({ events, isPlayed }: StageCase): Promise<StageLook> {
  const target = document.createElement('div');
  target.style.cssText = 'position: absolute; width: 1024px; height: 768px';
  document.body.append(target);
  const problems: string[] = [];
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const isEnd = ({ kind }: FromStage | StageAnswer): boolean =>
    kind === 'failed' || kind === (isPlayed ? 'finished' : 'shown');
  const session = new StageSession(target, ({ message }: StageMessage) => {
    if (message.kind === 'failed' || message.kind === 'problemMet') {
      problems.push(`${message.kind}: ${message.message}`);
    }
    if (isEnd(message)) {
      resolve(undefined);
    }
  });
  start(session, events, isPlayed);
  const timer = setTimeout(() => {
    problems.push('nothing came of it');
    resolve(undefined);
  }, PATIENCE);
  await promise;
  clearTimeout(timer);
  // Problems are told a little later.
  await new Promise((told) => setTimeout(told, 5));
  const look = lookAt(session);
  end(session);
  target.remove();
  return { ...look, problems };
}

function start(session: StageSession, events: readonly ReplayEvent[], isPlayed: boolean): void {
  const chunk = new TextEncoder().encode(JSON.stringify(events)).buffer;
  const moments = events.map(({ timestamp }) => timestamp);
  session.handle({ kind: 'begin', slice: 1, jump: 1, reason: 'window' });
  session.handle({
    kind: 'events',
    slice: 1,
    chunks: [chunk],
    isTorn: false,
    isCheckpoint: false,
    isLast: true,
  });
  session.handle({
    ...{ kind: 'start', slice: 1, lands: 'moment', speed: isPlayed ? SPEED : 1, scale: 'fit' },
    look: lookOn(null),
    atMs: isPlayed ? Math.min(...moments) : Math.max(...moments),
    play: isPlayed,
  });
}

/** What is private in a stage. */
interface Insides {
  readonly layers: ReadonlyMap<number, { readonly player?: { readonly ids: Mirror }; destroy(): void }>;
}

interface Mirror {
  getIds(): number[];
  getId(node: Node | null): number;
  getNode(id: number): Node | null;
}

function end(session: StageSession): void {
  (session as unknown as Insides).layers.forEach((layer) => layer.destroy());
}

function lookAt(session: StageSession): Pick<StageLook, 'nodes' | 'parents'> {
  const mirror = (session as unknown as Insides).layers.get(1)?.player?.ids;
  const found = (mirror?.getIds() ?? []).flatMap((id) => {
    const node = mirror?.getNode(id);
    return node?.isConnected ? [{ id, node }] : [];
  });
  return {
    nodes: found.map(({ id, node }) => [id, describe(node)] as const),
    parents: found.map(({ id, node }) => [id, mirror?.getId(parentOf(node)) ?? 0] as const),
  };
}

function describe(node: Node): string {
  const attributes = Array.from((node as Partial<Element>).attributes ?? [], ({ name, value }) =>
    name === 'class' ? recordedClass(value) : `${name}=${value}`,
  );
  const shown = attributes.filter((text) => text !== '').sort();
  return [node.nodeName, node.nodeType === Node.ELEMENT_NODE ? '' : node.nodeValue, ...shown].join(' | ');
}

/** Without what rrweb's player adds. */
function recordedClass(value: string): string {
  const words = value.split(/\s+/).filter((word) => !['', ':hover', 'rrweb-paused'].includes(word));
  return words.length === 0 ? '' : `class=${words.join(' ')}`;
}

function parentOf(node: Node): Node | null {
  const { parentNode } = node;
  if (parentNode) {
    return 'host' in parentNode ? (parentNode as ShadowRoot).host : parentNode;
  }
  return (node as Document).defaultView?.frameElement ?? null;
}

const oddPage: OddPage = {
  play: (cases) => Promise.all(cases.map(playCase)),
  takeErrors: () => errors.splice(0),
};

Object.assign(globalThis, { oddPage });
