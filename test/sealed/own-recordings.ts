import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { adding, BAIT, BAIT_NAME, element, OUTSIDE, page, text } from './recorded-page.ts';
import type { HostileCase } from './recordings.ts';
import { oddCases } from './odd-recordings.ts';
import { styleCases, type OwnCase } from './style-recordings.ts';

/** Tells that it ran, from whatever frame. */
function shout(name: string): string {
  return `console.log('PWN:${name}')`;
}

/** One for each detector, and some more ways in; what they do is in the vector. */
function ownCases(): Record<string, OwnCase> {
  const link = element(
    'a',
    { href: `http://${BAIT_NAME}/link`, style: 'display:block;height:500px' },
    text('go'),
  );
  const trapped = element('img', { src: 'x:y', onerror: shout('own-script') });
  const target = element('div');
  return {
    'own-script': {
      vector: 'an element whose place is missing, which rrweb builds before it knows where: <img onerror>',
      events: page([], [target], adding(trapped, target.id, -1)),
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
export function writeOwnRecordings(
  folder: string,
  cases: Readonly<Record<string, OwnCase>> = { ...ownCases(), ...styleCases(), ...oddCases() },
): HostileCase[] {
  return Object.entries(cases).map(([name, { vector, events }]) => {
    const file = path.join(folder, `${name}.json`);
    writeFileSync(file, JSON.stringify(events));
    return { name, file, vector };
  });
}
