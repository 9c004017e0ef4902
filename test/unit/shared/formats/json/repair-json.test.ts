import { describe, expect, it } from 'vitest';
import { repairJson } from '../../../../../shared/formats/json/repair-json.ts';
import { randomJson } from '../../../../helpers/random-json.ts';
import { seededRandom } from '../../../../helpers/seeded-random.ts';
import { expectProportional } from '../../../../helpers/processor-time.ts';

describe('repairing JSON', () => {
  it.each([
    ['a value that is undefined', '{"a":undefined,"b":[undefined]}', { a: null, b: [null] }],
    ['numbers that are none', '[NaN,Infinity,-Infinity]', [null, null, null]],
    ['commas at the end', '{"a":[1,2, ],"b":3 ,\n}', { a: [1, 2], b: 3 }],
    ['raw control characters in texts', '{"a":"\u001f\n\t"}', { a: '\u001f\n\t' }],
    ['a control character behind an escaped quote', '["\\"\u0001"]', ['"\u0001']],
  ])('puts %s right', (_, text, value) => {
    expect(JSON.parse(repairJson(text))).toEqual(value);
  });

  it('leaves words, commas and brackets in texts alone', () => {
    const text = '{"undefined":"NaN ,] , }","b":"\\\\"}';
    expect(repairJson(text)).toBe(text);
  });

  it('leaves sound JSON as it is', () => {
    const random = seededRandom(1);
    const texts = Array.from({ length: 1000 }, () => randomJson(random));
    expect(texts.map(repairJson)).toEqual(texts);
  });

  it('does not make sense of what is cut or damaged', () => {
    expect(['{"a":"', '{"a"', '[1 2]', '{a:1}'].filter((text) => isJson(repairJson(text)))).toEqual([]);
  });

  it('takes no longer for a long text without an end', () => {
    expectProportional(300_000, (length) => repairJson(`["${'\\'.repeat(length)}`));
    expectProportional(100_000, (length) => repairJson(`[${', '.repeat(length)}`));
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
