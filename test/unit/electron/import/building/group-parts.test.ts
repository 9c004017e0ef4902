import { describe, expect, it } from 'vitest';
import {
  belongTogether,
  groupParts,
  isUniqueId,
  type PartIdentity,
} from '../../../../../electron/import/building/group-parts.ts';
import { seededRandom } from '../../../../helpers/seeded-random.ts';

const W1 = '0196cf71-3156-76cb-bb45-d0de45b84d05';
const W2 = '0196e180-73bd-7b72-869b-35ee20bbbcd1';

interface NamedPart extends PartIdentity {
  readonly name: string;
}

function part(name: string, identity: Partial<PartIdentity> = {}): NamedPart {
  return { name, sourceId: null, partKey: null, windowIds: [], startedAtMs: 0, endedAtMs: 10, ...identity };
}

const names = (groups: readonly (readonly NamedPart[])[]): string[] =>
  groups.map((group) => group.map(({ name }) => name).join(' '));

describe('window ids', () => {
  it.each([
    [W1, true],
    [W1.replaceAll('-', ''), true],
    [W1.toUpperCase(), true],
    ['1', false],
    ['', false],
    ['main-window', false],
  ])('%j are of one session only: %s', (id, isUnique) => {
    expect(isUniqueId(id)).toBe(isUnique);
  });
});

describe('two parts belong together', () => {
  const a = part('a', { sourceId: 's', windowIds: [W1] });
  const later = { startedAtMs: 10, endedAtMs: 20 };

  it.each<[string, Partial<PartIdentity>, boolean]>([
    ['share a session and a window', { sourceId: 's', windowIds: [W1] }, true],
    ['share a session and follow one another', { sourceId: 's', windowIds: ['1'], ...later }, true],
    ['are one session twice, its windows named in two ways', { sourceId: 's', windowIds: ['1'] }, false],
    ['name two sessions, in one window', { sourceId: 't', windowIds: [W1] }, false],
    ['share a window, and one names no session', { windowIds: [W1] }, true],
    ['have nothing in common', { windowIds: [W2] }, false],
    ['have windows of the same number', { windowIds: ['1'] }, false],
  ])('or not, when they %s', (_, identity, expected) => {
    const b = part('b', identity);
    expect([belongTogether(a, b), belongTogether(b, a)]).toEqual([expected, expected]);
  });

  it('when a tool has cut them from one file, and not when from two', () => {
    const [b, c, d] = ['k', 'k', 'l'].map((partKey) => part(partKey, { partKey }));
    expect([belongTogether(b!, c!), belongTogether(c!, d!)]).toEqual([true, false]);
  });

  it('not for windows without a name', () => {
    expect(belongTogether(part('a', { windowIds: [''] }), part('b', { windowIds: [''] }))).toBe(false);
  });
});

describe('the parts of one file', () => {
  it('are sessions of their own when nothing tells otherwise', () => {
    expect(
      names(groupParts([part('a'), part('b', { windowIds: ['1'] }), part('c', { windowIds: ['1'] })])),
    ).toEqual(['a', 'b', 'c']);
  });

  it('are in order of time, and so are the sessions', () => {
    const parts = [
      part('late', { sourceId: 's', startedAtMs: 30 }),
      part('other', { sourceId: 't', startedAtMs: 20 }),
      part('early', { sourceId: 's', startedAtMs: 10 }),
    ];
    expect(names(groupParts(parts))).toEqual(['early late', 'other']);
  });

  it('are joined through a part between them, in whichever order they come', () => {
    const parts = [
      part('a', { sourceId: 's', windowIds: [W1], startedAtMs: 1 }),
      part('b', { windowIds: [W1, W2], startedAtMs: 2 }),
      part('c', { windowIds: [W2], startedAtMs: 3 }),
      part('d', { sourceId: 's', startedAtMs: 4 }),
    ];
    const random = seededRandom(1);
    const found = Array.from({ length: 30 }, () => names(groupParts(random.shuffle(parts))).join(' | '));
    expect(new Set(found)).toEqual(new Set(['a b c d']));
  });

  it('never join sessions of different recorded ids, and none is lost', () => {
    const parts = [
      part('a', { sourceId: 's', windowIds: [W1], startedAtMs: 1 }),
      part('b', { sourceId: 't', windowIds: [W1], startedAtMs: 2 }),
      part('c', { sourceId: 's', windowIds: [W1], startedAtMs: 3 }),
    ];
    const random = seededRandom(2);
    const found = Array.from({ length: 30 }, () => names(groupParts(random.shuffle(parts))).join(' | '));
    expect(new Set(found)).toEqual(new Set(['a c | b']));
  });
});
