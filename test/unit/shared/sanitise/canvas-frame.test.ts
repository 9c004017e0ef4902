import { expect, it } from 'vitest';
import type { ReplayEvent } from '../../../../shared/model/replay-event.ts';
import { sanitiseEvents } from '../../../../shared/sanitise/sanitise-events.ts';

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
    style: 'width: 5px; background-image: url("data:image/png;base64,AAAA);color:red;x:url(b");',
  });
});
