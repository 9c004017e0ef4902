import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { makeFullSnapshot, makeMeta, makeMouseMove, START_MS } from './make-events.ts';

/** Where the attacks of a recording would arrive; on this computer only. */
export interface Listener {
  /** `http://127.0.0.1:4711` */
  readonly origin: string;
  /** The paths that were asked for so far. */
  readonly requests: string[];
  /** Waits until what was sent before has arrived. */
  settle(): Promise<void>;
  close(): void;
}

/** Asked for by the test itself, after everything else. */
const LAST = '/last';

/** Listens for whatever gets out. */
export async function listenForRequests(): Promise<Listener> {
  const requests: string[] = [];
  const server: Server = createServer(({ url }, response) => {
    if (url !== LAST) {
      requests.push(url ?? '');
    }
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const settle = async (): Promise<void> => {
    await fetch(`${origin}${LAST}`);
  };
  return { origin, requests, settle, close: () => server.close() };
}

/** A name that Chromium resolves without asking anybody; that it wanted to is in its own log. */
export const PREFETCHED_NAME = 'canary.localhost';

/** What the scripts of a recording say on the console where they run. */
export const SCRIPT_RAN = 'PWN:';

let lastId = 10;
function element(tagName: string, attributes: object = {}, ...childNodes: readonly object[]): object {
  return { type: 2, id: ++lastId, tagName, attributes, childNodes };
}
function text(textContent: string): object {
  return { type: 3, id: ++lastId, textContent };
}
function script(where: string): string {
  return `console.log('${SCRIPT_RAN}${where}')`;
}

/**
 * A recording that tries every way out there is: scripts in the recorded document (`document`) and, by what rrweb
 * builds in its own page when it seeks (`host`); requests of every kind; names that are looked up ahead of time.
 * @param origin where its requests would arrive
 */
export function makeAttack(origin: string): object[] {
  const head = element(
    'head',
    {},
    element('meta', { 'http-equiv': 'x-dns-prefetch-control', content: 'on' }),
    element('link', { rel: 'dns-prefetch', href: `http://${PREFETCHED_NAME}/` }),
    element('link', { rel: 'stylesheet', href: `${origin}/link` }),
    element('style', {}, text(`@import "${origin}/import"; div { background: \\75rl(${origin}/css) }`)),
  );
  const body = element(
    'body',
    {},
    element('SCRIPT', {}, text(script('document'))),
    element('img', { src: `${origin}/img` }),
    element('iframe', { src: `${origin}/frame` }),
    element('div', { style: 'width: 9px; height: 9px' }, text('attacked')),
  );
  const target = { ...element('div'), id: 7 };
  const node = { type: 0, id: 1, childNodes: [element('html', {}, head, body, target)] };
  const missing = element('img', { src: 'x:y', onerror: script('host') });
  const add = { parentId: 7, previousId: -1, nextId: null, node: missing };
  return [
    makeMeta(),
    { ...makeFullSnapshot(START_MS + 10), data: { node, initialOffset: { left: 0, top: 0 } } },
    {
      type: 3,
      timestamp: START_MS + 4000,
      data: { source: 0, adds: [add], removes: [], texts: [], attributes: [] },
    },
    makeMouseMove(START_MS + 5000),
  ];
}
