import { describe, expect, it } from 'vitest';
import { PlainEventWriter, writeEvent } from '../../../../electron/import/stored-event.ts';
import type { PlainEvent } from '../../../../shared/formats/json/event-outliner.ts';
import { toBytes } from '../../../helpers/chunks.ts';
import { randomJson } from '../../../helpers/random-json.ts';
import { seededRandom } from '../../../helpers/seeded-random.ts';

function plain(data: string, isPretty = false): PlainEvent {
  return { type: 3, timestamp: 1.5, windowId: 'w', data: toBytes(data), isPretty, isAscii: true };
}

const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

describe('writing a parsed event', () => {
  it('gives its type first, then its time and its payload', () => {
    const event = { data: { ü: '😀' }, timestamp: 2, type: 5 };
    const { type, timestamp, data } = event;
    expect(text(writeEvent({ type, timestamp, data }))).toBe('{"type":5,"timestamp":2,"data":{"ü":"😀"}}');
  });

  it('gives up on one nested deeper than the stack', () => {
    // Plain data V8 writes without its stack; with a method in it, it does not.
    let data: unknown = { toJSON: () => 1 };
    for (let depth = 0; depth < 100_000; depth++) {
      data = [data];
    }
    expect(writeEvent({ type: 5, timestamp: 2, data })).toBeUndefined();
  });

  it('lets other failures through', () => {
    const data = {
      toJSON: () => {
        throw new TypeError('not ours');
      },
    };
    expect(() => writeEvent({ type: 5, timestamp: 2, data })).toThrow('not ours');
  });
});

describe('writing an event that was not parsed', () => {
  it('puts its payload down as it was written', () => {
    const data = '{"a":"\\u001f","b":[1,"é"]}';
    expect(text(new PlainEventWriter().write(plain(data)))).toBe(`{"type":3,"timestamp":1.5,"data":${data}}`);
  });

  it('leaves a payload out that is not there', () => {
    expect(text(new PlainEventWriter().write(plain('')))).toBe('{"type":3,"timestamp":1.5}');
  });

  it('takes white space out between tokens, and leaves it in texts', () => {
    const data = '{\r\n\t"a b" : [ 1 , "x  \\" y" ] ,"\\\\" : " " }';
    expect(text(new PlainEventWriter().write(plain(data, true)))).toBe(
      '{"type":3,"timestamp":1.5,"data":{"a b":[1,"x  \\" y"],"\\\\":" "}}',
    );
  });

  it('keeps every event as it is while others are written, whatever their sizes', () => {
    const random = seededRandom(1);
    const writer = new PlainEventWriter();
    const sizes = Array.from(
      { length: 400 },
      () => random.pick([1, 10, 1000, 70_000, 300_000]) + random.int(9),
    );
    const written = sizes.map((size, at) => writer.write(plain(`"${String(at).padEnd(size, 'x')}"`)));
    const wanted = sizes.map(
      (size, at) => `{"type":3,"timestamp":1.5,"data":"${String(at).padEnd(size, 'x')}"}`,
    );
    expect(written.every((bytes, at) => text(bytes) === wanted[at])).toBe(true);
  });

  it('takes white space out of any JSON', () => {
    const random = seededRandom(2);
    const writer = new PlainEventWriter();
    const texts = Array.from({ length: 2000 }, () => randomJson(random));
    const withoutSpace = (json: string): string => json.replace(/("(?:[^"\\]|\\.)*")|\s+/g, '$1');
    expect(texts.map((json) => text(writer.write(plain(json, true))))).toEqual(
      texts.map((json) => `{"type":3,"timestamp":1.5,"data":${withoutSpace(json)}}`),
    );
  });
});
