import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeMeta, makeMouseMove, START_MS } from '../helpers/make-events.ts';
import type { HostileCase } from './recordings.ts';

/** Where a leak would show: the bait on loopback, a name of ours, and an address for documentation (RFC 5737). */
const BAIT = 'http://127.0.0.1:9090';
const BAIT_NAME = 'own.bait.test';
const OUTSIDE = 'http://192.0.2.1';

interface Node {
  readonly type: number;
  readonly id: number;
  readonly [key: string]: unknown;
}

let lastId = 10;

function element(tagName: string, attributes: object = {}, ...childNodes: readonly Node[]): Node {
  return { type: 2, id: ++lastId, tagName, attributes, childNodes };
}

function text(textContent: string): Node {
  return { type: 3, id: ++lastId, textContent };
}

/** Tells that it ran, from whatever frame. */
function shout(name: string): string {
  return `console.log('PWN:${name}')`;
}

function page(head: readonly Node[], body: readonly Node[], ...later: readonly object[]): object[] {
  const html = element('html', {}, element('head', {}, ...head), { ...element('body', {}, ...body), id: 5 });
  const doctype = { type: 1, id: 2, name: 'html', publicId: '', systemId: '' };
  const node = { type: 0, id: 1, childNodes: [doctype, html] };
  const snapshot = { type: 2, timestamp: START_MS + 10, data: { node, initialOffset: { left: 0, top: 0 } } };
  return [makeMeta(), snapshot, ...later, makeMouseMove(START_MS + 600)];
}

function adding(node: Node, parentId: number, previousId: number): object {
  const data = {
    source: 0,
    texts: [],
    attributes: [],
    removes: [],
    adds: [{ parentId, previousId, nextId: null, node }],
  };
  return { type: 3, timestamp: START_MS + 50, data };
}

/** One for each detector, and some more ways in; what they do is in the vector. */
function ownCases(): Record<string, { vector: string; events: object[] }> {
  const link = element(
    'a',
    { href: `http://${BAIT_NAME}/link`, style: 'display:block;height:500px' },
    text('go'),
  );
  const trapped = element('img', { src: 'x:y', onerror: shout('own-script') });
  return {
    'own-script': {
      vector: 'an element whose place is missing, which rrweb builds before it knows where: <img onerror>',
      events: page([], [element('div')], adding(trapped, lastId, -1)),
    },
    'own-inline': {
      vector: 'SCRIPT in capitals, an event attribute, a javascript: address',
      events: page(
        [element('SCRIPT', {}, text(shout('own-inline')))],
        [
          element(
            'a',
            { href: `javascript:${shout('own-inline')}`, onclick: shout('own-inline') },
            text('go'),
          ),
        ],
      ),
    },
    'own-image': {
      vector: 'images on a listening address',
      events: page(
        [],
        [
          element('img', { src: `${BAIT}/own/image.png` }),
          element('video', { poster: `${BAIT}/own/poster` }),
        ],
      ),
    },
    'own-name': {
      vector: 'host names: an image, a prefetch, a preconnect',
      events: page(
        [
          element('link', { rel: 'dns-prefetch', href: `http://prefetch.${BAIT_NAME}/` }),
          element('link', { rel: 'preconnect', href: `http://preconnect.${BAIT_NAME}:9090` }),
        ],
        [element('img', { src: `http://${BAIT_NAME}:9090/own/name.png` }), link],
      ),
    },
    'own-outside': {
      vector: 'images on an address that is not this machine',
      events: page([], [element('img', { src: `${OUTSIDE}/own/outside.png` })]),
    },
    'own-frames': {
      vector: 'frames, objects, meta refresh, a form over the page',
      events: page(
        [element('meta', { 'http-equiv': 'refresh', content: `0;url=${BAIT}/own/refresh` })],
        [
          element('iframe', { src: `${BAIT}/own/frame` }),
          element('object', { data: `${BAIT}/own/object` }),
          element(
            'form',
            { action: `${BAIT}/own/form` },
            element('button', { style: 'width:800px;height:500px' }, text('send')),
          ),
        ],
      ),
    },
    'own-styles': {
      vector: 'addresses in styles',
      events: page(
        [
          element(
            'style',
            {},
            text(`@import "${BAIT}/own/import.css"; body { background: url(${BAIT}/own/background) }`),
          ),
        ],
        [element('p', { style: `background:image-set("${BAIT}/own/set" 1x)` }, text('styled'))],
      ),
    },
  };
}

/** Hostile recordings of our own: for machines without the corpus, and with an address that lies outside. */
export function writeOwnRecordings(folder: string): HostileCase[] {
  return Object.entries(ownCases()).map(([name, { vector, events }]) => {
    const file = path.join(folder, `${name}.json`);
    writeFileSync(file, JSON.stringify(events));
    return { name, file, vector };
  });
}
