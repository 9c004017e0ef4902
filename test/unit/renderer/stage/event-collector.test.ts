import { expect, it } from 'vitest';
import { EventCollector } from '../../../../renderer/stage/event-collector.ts';
import { makeEvents } from '../../../helpers/make-events.ts';
import { toBytes } from '../../../helpers/chunks.ts';

const buffer = (text: string): ArrayBuffer => new Uint8Array(toBytes(text)).buffer;

it('puts chunks together wherever they are torn, also inside a character', () => {
  const events = [...makeEvents(2), { type: 5, timestamp: 1, data: { tag: 'é😀', payload: null } }];
  const whole = new Uint8Array(buffer(JSON.stringify(events)));
  for (let at = 1; at < whole.length; at++) {
    const collector = new EventCollector();
    collector.add([buffer('[]'), whole.slice(0, at).buffer], true);
    collector.add([whole.slice(at).buffer, buffer(JSON.stringify(events))], false);
    expect(collector.events, `torn at ${at}`).toEqual([...events, ...events]);
  }
});

it('takes only what is an event', () => {
  const collector = new EventCollector();
  collector.add(
    [buffer('[null,1,{"type":"3","timestamp":1},{"type":3,"timestamp":1}]'), buffer('{}')],
    false,
  );
  expect(collector.events).toEqual([{ type: 3, timestamp: 1 }]);
});
