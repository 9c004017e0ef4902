import { describe, expect, it, vi } from 'vitest';
import { Visits } from '../../../../electron/ipc/visits.ts';
import { iterateCustody } from '../../../../electron/library/custody/read-custody.ts';
import type { WritableLibrary } from '../../../../electron/library/database/library.ts';
import { makeLibrary } from '../../../helpers/open-library.ts';
import { makeId } from '../../../helpers/store-session.ts';

const [A, B] = [makeId('a'), makeId('b')];

function visitsOf(library: WritableLibrary): unknown[] {
  return [...iterateCustody(library, {})].map(({ action, subject, details }) => [
    action,
    subject.id,
    details['seconds'],
  ]);
}

describe('visits', () => {
  it('are noted when a session is left, for another or for the library, and when the app ends', async () => {
    const library = makeLibrary();
    const clock = vi.spyOn(performance, 'now');
    const at = (seconds: number): void => void clock.mockReturnValue(seconds * 1000);
    const visits = new Visits({ writable: library });
    at(1);
    visits.note(A);
    visits.note(A);
    at(31.4);
    visits.note(B);
    at(40);
    visits.note(null);
    visits.note(null);
    visits.note(A);
    at(42);
    visits.end();
    visits.end();
    clock.mockRestore();
    await vi.waitFor(() => expect(visitsOf(library)).toHaveLength(3));
    expect(visitsOf(library)).toEqual([
      ['watch', A, 30],
      ['watch', B, 9],
      ['watch', A, 2],
    ]);
  });

  it('go unnoted where the library can only be read', () => {
    const visits = new Visits({ writable: undefined });
    visits.note(A);
    visits.note(null);
    visits.note(A);
    expect(() => visits.end()).not.toThrow();
  });
});
