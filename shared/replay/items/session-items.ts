import type { ProductEvent, RecordedUser } from '../../model/session.ts';
import type { EpochMilliseconds } from '../../model/units.ts';
import { createItem, type FoundItem, type ItemPlace } from './found-item.ts';
import { toIndexed } from './indexed-text.ts';
import { withoutMasked } from './masked-text.ts';

/** What is known of a session beside its events. */
export interface SessionFacts extends Pick<RecordedUser, 'person' | 'personJson'> {
  readonly sourceId: string | null;
  readonly startedAtMs: EpochMilliseconds;
  /** Names of the files it came from. */
  readonly files: readonly string[];
}

/** The chunk number of items that are in no chunk. */
export const NO_CHUNK = -1;

const NO_PLACE: ItemPlace = { windowNumber: 0, chunk: NO_CHUNK, event: 0, part: 0 };

/** The item by which a session is found when somebody searches for who was recorded, or for where it came from. */
export function sessionItem({ person, personJson, sourceId, startedAtMs, files }: SessionFacts): FoundItem {
  const whole = [person, sourceId, ...files, personJson].filter((text) => text !== null).join('\n');
  const { text: said, isCut } = toIndexed(whole);
  const texts = { person: withoutMasked(said) };
  return createItem('session', startedAtMs, NO_PLACE, person ?? sourceId ?? '', { body: said, texts, isCut });
}

/**
 * The item of a product analytics event.
 * @param number by which the library finds it again
 */
export function productItem({ name, atMs, propertiesJson }: ProductEvent, number: number): FoundItem {
  const { text, isCut } = toIndexed(propertiesJson);
  const body = withoutMasked(text);
  const isException = name === '$exception';
  const place = { ...NO_PLACE, event: number };
  return createItem(isException ? 'error' : 'custom', atMs, place, name, {
    level: isException ? 'error' : 'info',
    body,
    texts: { custom: `${name} ${body}` },
    isCut,
  });
}
