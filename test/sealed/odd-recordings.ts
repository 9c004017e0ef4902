import { START_MS } from '../helpers/make-events.ts';
import { BAIT, BODY_ID, element, mutation, page, text } from './recorded-page.ts';
import type { OwnCase } from './style-recordings.ts';

const IMAGE = { src: `${BAIT}/own/odd/image.png` };

/** Events and nodes that cannot be, each of which asks for something on its way out. */
export function oddCases(): Record<string, OwnCase> {
  return {
    'own-odd-events': {
      vector: 'events without what their kind needs, between events that ask for pictures',
      events: page(
        [],
        [element('img', IMAGE)],
        ...[undefined, null, 1, 'x', [], { source: {} }, { source: 0 }, { source: 0, adds: [null, 1] }].map(
          (data) => ({
            type: 3,
            timestamp: START_MS + 20,
            data,
          }),
        ),
        mutation({ adds: [{ parentId: BODY_ID, nextId: null, node: element('img', IMAGE) }] }),
      ),
    },
    'own-odd-nodes': {
      vector:
        'names that are objects or properties of objects, foreign names, documents and comments in a body',
      events: page(
        [],
        [
          ...['constructor', 'toString', '__proto__', 'a b', '<img>', ''].map((name) => element(name, IMAGE)),
          { ...element('img', IMAGE), tagName: { toString: 'img' } },
          { ...element('svg', IMAGE, element('image', { 'xlink:href': IMAGE.src })), isSVG: 'abc' },
          { ...element('p', { xmlns: IMAGE.src, style: { '--a': [IMAGE.src] } }), isSVG: true },
          { type: 4, id: 9001, textContent: `<img src="${IMAGE.src}">` },
          { type: 0, id: 9002, childNodes: [element('img', IMAGE)] },
          { type: 1, id: 9003, name: 'html', publicId: '', systemId: IMAGE.src },
          { type: 5, id: 9004, textContent: `--><img src="${IMAGE.src}">` },
        ],
        mutation({
          attributes: [{ id: BODY_ID, attributes: { constructor: IMAGE.src, style: { background: null } } }],
        }),
        mutation({
          adds: [{ parentId: BODY_ID, nextId: null, node: element('p', {}, text('still there')) }],
        }),
      ),
    },
  };
}
