/** How many bits of an item's key number it within its session; as in migrations/0004-items.ts. */
const ITEM_BITS = 30;
const ITEMS_PER_SESSION = 2 ** ITEM_BITS;

/** What follows FROM where all items of a session are asked for by its id. */
export const SESSION_ITEMS = `sessions JOIN items
  ON item_key BETWEEN session_key << ${ITEM_BITS} AND (session_key << ${ITEM_BITS}) + ${ITEMS_PER_SESSION - 1}`;

/** The keys that a session's items have, both ends included. */
export function itemRange(sessionKey: number): { readonly first: number; readonly last: number } {
  const first = sessionKey * ITEMS_PER_SESSION;
  return { first, last: first + ITEMS_PER_SESSION - 1 };
}

/** The session that an item belongs to. */
export function sessionKeyOf(itemKey: number): number {
  return Math.floor(itemKey / ITEMS_PER_SESSION);
}
