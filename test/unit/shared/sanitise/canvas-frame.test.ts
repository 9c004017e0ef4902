import { expect, it } from 'vitest';
import type { ReplayEvent } from '../../../../shared/model/replay-event.ts';
import { sanitiseEvents } from '../../../../shared/sanitise/sanitise-events.ts';
import { emptyPicture } from '../../../../shared/sanitise/placeholder.ts';
import { change, element, page } from './make-page.ts';

const draw = (type: string, base64: string): unknown => ({
  property: 'drawImage',
  args: [
    { rr_type: 'ImageBitmap', args: [{ rr_type: 'Blob', type, data: [{ rr_type: 'ArrayBuffer', base64 }] }] },
    0,
    0,
  ],
});
const canvasMutation = (commands: readonly unknown[]): ReplayEvent => ({
  type: 3,
  timestamp: 5,
  data: { source: 9, id: 7, type: 0, commands },
});
const clear = { property: 'clearRect', args: [0, 0, 10, 10] };

it('the last picture of a canvas becomes its background', () => {
  const event = canvasMutation([clear, draw('image/png', 'AAAA'), clear, draw('image/webp', 'UklGRg==')]);
  sanitiseEvents([event]);
  expect(event.data).toEqual({
    source: 0,
    texts: [],
    removes: [],
    adds: [],
    attributes: [
      { id: 7, attributes: { style: { 'background-image': 'url("data:image/webp;base64,UklGRg==")' } } },
    ],
  });
});

it.each([
  ['a picture that is a document', draw('image/svg+xml', 'AAAA')],
  ['bytes that are no base64', draw('image/png', '");background:url(https://evil.example/')],
  ['a command that is no picture', { property: 'fillRect', args: [0, 0, 1, 1] }],
])('%s is not shown, and counted', (_, command) => {
  const event = canvasMutation([command]);
  expect(sanitiseEvents([event]).neutralised).toEqual({ 'canvas-drawing': 1 });
  expect(JSON.stringify(event)).not.toContain('background-image');
});

it('what a canvas held in a snapshot becomes its background, and cannot leave its quotes', () => {
  const node = {
    type: 2,
    tagName: 'canvas',
    id: 7,
    childNodes: [],
    attributes: { style: 'width: 5px', rr_dataURL: 'data:image/png;base64,AAAA");color:red;x:url("b' },
  };
  sanitiseEvents([{ type: 2, timestamp: 1, data: { node } }]);
  expect(node.attributes).toEqual({
    style:
      `width: 5px; content: url("${emptyPicture(300, 150)}"); ` +
      'background-image: url("data:image/png;base64,AAAA);color:red;x:url(b");',
  });
});

it('a canvas has its size, also when its attributes or its style change, and keeps what was drawn on it', () => {
  const picture = 'data:image/png;base64,iVBORw0KGgo=';
  const canvas = element('canvas', { width: '200', height: '100', rr_dataURL: picture });
  const events = [
    page(canvas),
    change(canvas.id, { style: 'color: red' }),
    change(canvas.id, { width: '50' }),
    change(canvas.id, { style: null }),
  ];
  sanitiseEvents(events);
  const changed = events
    .slice(1)
    .map(({ data }) => (data as { attributes: [{ attributes: object }] }).attributes[0]);
  const space = (width: number): string => `content: url("${emptyPicture(width, 100)}");`;
  const drawn = `background-image: url("${picture}");`;
  expect(canvas['attributes']).toEqual({ width: '200', height: '100', style: `${space(200)} ${drawn}` });
  expect(changed.map(({ attributes }) => attributes)).toEqual([
    { style: `color: red; ${space(200)} ${drawn}` },
    { width: '50', style: { content: `url("${emptyPicture(50, 100)}")` } },
    { style: `${space(50)} ${drawn}` },
  ]);
  const before = structuredClone(events);
  sanitiseEvents(events);
  expect(events).toEqual(before);
});
