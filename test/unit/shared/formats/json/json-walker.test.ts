import { describe, expect, it, vi } from 'vitest';
import {
  JsonWalker,
  MAX_TORN_TEXT,
  Walk as WalkResult,
} from '../../../../../shared/formats/json/json-walker.ts';
import { inSlab, toBytes } from '../../../../helpers/chunks.ts';
import { randomJson } from '../../../../helpers/random-json.ts';
import { seededRandom } from '../../../../helpers/seeded-random.ts';

interface Walk {
  readonly end: number;
  readonly hasSpace: boolean;
  readonly isAscii: boolean;
  readonly ids: readonly string[];
}

/** Walks over a list around the text, in pieces of the given length. */
function walk(text: string, length = Infinity): Walk | undefined {
  const walker = new JsonWalker();
  const ids: string[] = [];
  vi.spyOn(walker.idClashes, 'note').mockImplementation((id, isParent) => {
    ids.push(`${isParent ? 'parent ' : ''}${id}`);
  });
  const whole = toBytes(`[${text}]`);
  const first = inSlab(whole.slice(0, length));
  walker.start(first.bytes, first.to);
  walker.begin(first.from);
  let end = walker.walk();
  for (let size = length; end === WalkResult.torn && size < whole.length;) {
    size = Math.min(whole.length, size + length);
    const more = inSlab(whole.slice(0, size));
    walker.move(more.bytes, more.to, 0);
    end = walker.walk();
  }
  const { at, hasSpace, seenBits } = walker;
  return end === WalkResult.passed
    ? { end: at - first.from - 2, hasSpace, isAscii: seenBits < 0x80, ids }
    : undefined;
}

const passes = (text: string): boolean => walk(text)?.end === toBytes(text).length;

describe('walking over JSON', () => {
  it.each([
    'true',
    'false',
    'null',
    '""',
    '"a\\n\\"\\\\ /"',
    '"\\u001f"',
    '"\\u0000"',
    '{}',
    '[]',
    '[[],{}]',
  ])('passes %s', (text) => {
    expect(passes(text)).toBe(true);
  });

  it.each([
    'tru',
    'nul',
    'True',
    '"',
    '"a',
    '"\\',
    '"\\x"',
    '"\\u00',
    '"\n"',
    '[',
    '[1',
    '[1,',
    '[1,]',
    '[,1]',
    '{',
  ])('turns %j down', (text) => {
    expect(walk(text)).toBeUndefined();
  });

  it.each([
    '{1:2}',
    '{"a"}',
    '{"a":}',
    '{"a":1,}',
    '{"a" 1}',
    '{"a":1]',
    '[1}',
    '[1 2]',
    '{"a":1 "b":2}',
    '{,}',
  ])('turns %j down', (text) => {
    expect(walk(text)).toBeUndefined();
  });

  it.each(['"\\u00e9"', '"\\/"', '"\\u0009"', '"\\u001F"', '"\\ud83d"'])(
    'turns the escape in %s down, which JSON.stringify would not have written',
    (text) => {
      expect(walk(text)).toBeUndefined();
    },
  );

  it('passes numbers just as JSON.stringify writes them, and no others', () => {
    const kept = ['0', '-1', '10', '123456789012345', '1.5', '-2.25', '0.001', '123456.789012345'];
    const others = [
      '-0',
      '01',
      '1.0',
      '1.50',
      '.5',
      '1.',
      '-',
      '1e3',
      '1E3',
      '1.5e3',
      '+1',
      '1234567890123456789',
    ];
    expect(kept.filter((text) => passes(`[${text}]`))).toEqual(kept);
    expect(others.filter((text) => passes(`[${text}]`))).toEqual([]);
  });

  it('notes white space between tokens, but not that in texts', () => {
    expect(
      ['[1, 2]', '[1\n]', '{"a" :1}', '{ "a":1}', '["a b"]', '[1,2]'].map((text) => walk(text)?.hasSpace),
    ).toEqual([true, true, true, true, false, false]);
  });

  it('notes text beyond ASCII', () => {
    expect(['["a"]', '["é"]', '{"😀":1}'].map((text) => walk(text)?.isAscii)).toEqual([true, false, false]);
  });

  it('tells every node’s number and parent', () => {
    const text = '{"id":1,"x":{"parentId":2,"id": 30},"list":[{"id":4.5},{"id":"6"},{"myid":7}],"y":"id"}';
    expect(walk(text)?.ids).toEqual(['1', 'parent 2', '30']);
  });

  it('passes 512 levels and no more', () => {
    const nest = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
    expect([passes(nest(511)), passes(nest(512))]).toEqual([true, false]);
  });

  it('passes over a value that is no container, too', () => {
    const ends = ['12,', '"a"]', 'true}', '-1.5 '].map((text) => {
      const { bytes, from, to } = inSlab(toBytes(text));
      const walker = new JsonWalker();
      walker.start(bytes, to);
      walker.begin(from);
      return [walker.walk(), walker.at - from];
    });
    expect(ends).toEqual([2, 3, 4, 4].map((length) => [WalkResult.passed, length]));
  });

  it('leaves a long text that is torn to the parser, because it would walk over it again and again', () => {
    const { bytes, from, to } = inSlab(toBytes(`["${'a'.repeat(MAX_TORN_TEXT + 1)}`));
    const walker = new JsonWalker();
    walker.start(bytes, to);
    walker.begin(from);
    expect(walker.walk()).toBe(WalkResult.odd);
  });

  it('comes to the same end in pieces of any length, at any tear', () => {
    const random = seededRandom(2);
    const texts = Array.from({ length: 300 }, () => randomJson(random));
    const lengths = [1, 2, 3, 5, 8, 13];
    const torn = texts.map((text) => lengths.map((length) => walk(text, length)));
    expect(torn).toEqual(texts.map((text) => lengths.map(() => walk(text))));
  });

  it('passes only what JSON.stringify would write, but for white space', () => {
    const random = seededRandom(1);
    const texts = Array.from({ length: 5000 }, () => randomJson(random)).filter(
      // See random-event.ts: V8 misreads keys that end in an escape.
      (text) => passes(text) && !/\\["\\]"\s*:/.test(text),
    );
    expect(texts.length).toBeGreaterThan(1000);
    expect(texts.map(withoutSpace)).toEqual(texts.map((text) => JSON.stringify(JSON.parse(text))));
  });
});

function withoutSpace(text: string): string {
  return text.replace(/("(?:[^"\\]|\\.)*")|\s+/g, '$1');
}
