import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../helpers/seeded-random.ts';
import { randomValue } from '../../../../helpers/random-event.ts';
import { add, BODY, body, element, incremental, mutation, page, play, type Recorded } from './play.ts';
import { expectProportional } from '../../../../helpers/processor-time.ts';

describe('a document of hostile events', () => {
  it('nests 30,000 levels deep', () => {
    let nested = element(50_000, 'i');
    for (let id = 49_999; id >= 20_000; id--) {
      nested = element(id, 'div', {}, nested);
    }
    const state = play(...page(nested));
    expect(state.nodes).toBe(30_004);
    expect(state.toEvents(0)).toHaveLength(3);
    state.apply(mutation({ removes: [{ parentId: BODY, id: 20_000 }] }));
    expect(state.nodes).toBe(3);
  });

  it('grows 30,000 levels deep and 30,000 nodes wide, one by one, in little time', () => {
    expectProportional(30_000, (size) => {
      const state = play(...page());
      for (let id = 10; id < size + 10; id++) {
        state.apply(add(id === 10 ? BODY : id - 1, element(id, 'div')));
        state.apply(add(BODY, element(id + 100_000, 'i'), 10));
      }
      expect(state.nodes).toBe(2 * size + 3);
    });
  });

  it('gets 20,000 attributes and style properties at one element, one by one, in little time', () => {
    expectProportional(20_000, (size) => {
      const state = play(...page(element(4, 'div'), element(5, 'img')));
      for (let at = 0; at < size; at++) {
        const attributes = { [`data-${at}`]: 'x', style: { [`--p${at}`]: 'x' } };
        state.apply(mutation({ attributes: [4, 5].map((id) => ({ id, attributes })) }));
      }
      expect(body(state)).toContain(`data-${size - 1}="x"`);
    });
  });

  it('counts what the attributes and styles take that were set later, and no more once they are gone', () => {
    const state = play(...page(element(4, 'div'), element(5, 'img')));
    const before = state.bytes;
    const set = (value: string | null): void => {
      const attributes = { 'data-a': value, style: value ?? '' };
      state.apply(mutation({ attributes: [4, 5].map((id) => ({ id, attributes })) }));
    };
    const large = 'x'.repeat(1000);
    state.apply(
      mutation({ attributes: [4, 5].map((id) => ({ id, attributes: { style: { '--a': large } } })) }),
    );
    expect(state.bytes - before).toBeGreaterThan(2000);
    set(large);
    expect(state.bytes - before).toBeGreaterThan(4000);
    expect(state.bytes - before).toBeLessThan(4200);
    set(null);
    expect(state.bytes - before).toBeLessThan(200);
    state.apply(mutation({ removes: [4, 5].map((id) => ({ parentId: BODY, id })) }));
    expect(state.bytes).toBe(play(...page()).bytes);
  });

  it('leaves what it has told of as it was', () => {
    const state = play(...page(element(4, 'div')));
    const set = (value: string): void =>
      state.apply(mutation({ attributes: [{ id: 4, attributes: { title: value } }] }));
    set('first');
    const told = state.toEvents(0);
    const before = JSON.stringify(told);
    set('second');
    expect(JSON.stringify(told)).toBe(before);
  });

  it('puts no node into itself', () => {
    const state = play(...page(element(4, 'div', {}, element(5, 'p'))), add(5, element(4, 'div')));
    expect(body(state)).toBe('<div><p></p></div>');
  });

  it('has two nodes with one id', () => {
    const state = play(...page(element(4, 'p')), add(BODY, element(4, 'b')));
    expect(body(state)).toBe('<p></p><b></b>');
    state.apply(mutation({ removes: [{ parentId: BODY, id: 4 }] }));
    expect(body(state)).toBe('<p></p>');
  });

  it('holds adds that wait for one another for ever', () => {
    const adds = Array.from({ length: 5000 }, (_, at) => ({
      parentId: BODY,
      nextId: 10 + ((at + 1) % 5000),
      node: element(10 + at, 'p'),
    }));
    expect(body(play(...page(), mutation({ adds })))).toBe('');
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('is nonsense of every kind (%i)', (seed) => {
    const random = seededRandom(seed);
    const state = play(...page(element(4, 'style'), element(5, 'iframe'), element(6, 'textarea')));
    const some = (): unknown =>
      random.int(3) === 0 ? randomValue(random, 3) : random.pick<unknown>([1, 4, 5, 6, null]);
    const list = (): unknown =>
      random.int(5) === 0
        ? some()
        : Array.from({ length: random.int(3) }, () => ({
            ...{
              id: some(),
              parentId: some(),
              nextId: some(),
              previousId: some(),
              value: some(),
              rule: some(),
            },
            ...{ attributes: { style: some(), _cssText: some(), value: some(), [String(some())]: some() } },
            node: {
              type: random.int(7),
              id: some(),
              tagName: some(),
              attributes: some(),
              childNodes: some(),
            },
            index: some(),
          }));
    for (let turn = 0; turn < 300; turn++) {
      const names = ['adds', 'removes', 'texts', 'attributes', 'styles', 'styleIds', 'positions', 'commands'];
      const data: Recorded = Object.fromEntries(names.map((name) => [name, list()]));
      state.apply(
        incremental(random.int(18), { ...data, id: some(), styleId: some(), set: some(), index: some() }),
      );
    }
    expect(state.toEvents(0)?.length).toBeGreaterThan(1);
  });
});
