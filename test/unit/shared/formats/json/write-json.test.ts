import { describe, expect, it } from 'vitest';
import { writeJson } from '../../../../../shared/formats/json/write-json.ts';

describe('writing a parsed event', () => {
  it('gives its type first, then its time and its payload', () => {
    const event = { data: { ü: '😀' }, timestamp: 2, type: 5 };
    const { type, timestamp, data } = event;
    expect(writeJson({ type, timestamp, data })).toBe('{"type":5,"timestamp":2,"data":{"ü":"😀"}}');
  });

  it('gives up on one nested deeper than the stack', () => {
    // Plain data V8 writes without its stack; with a method in it, it does not.
    let data: unknown = { toJSON: () => 1 };
    for (let depth = 0; depth < 100_000; depth++) {
      data = [data];
    }
    expect(writeJson({ type: 5, timestamp: 2, data })).toBeUndefined();
  });

  it('lets other failures through', () => {
    const data = {
      toJSON: () => {
        throw new TypeError('not ours');
      },
    };
    expect(() => writeJson({ type: 5, timestamp: 2, data })).toThrow('not ours');
  });
});
