/** A node id as rrweb keeps it: a whole number, unique in the page. */
export type NodeId = number;

/**
 * The fixed nodes of a page that is made of wireframes, numbered as PostHog does
 * (PostHog/posthog:common/replay-shared/src/mobile/transformer). The three parents are empty boxes that keep
 * keyboard and bars above the app, whatever is added later.
 */
export const FixedId = {
  document: 1,
  documentType: 2,
  html: 3,
  head: 4,
  body: 5,
  navigationBarParent: 7,
  navigationBar: 8,
  keyboardParent: 9,
  keyboard: 10,
  statusBarParent: 11,
  statusBar: 12,
} as const;

const LAST_FIXED_ID = 12;

/** From here on, wireframes get ids whose own is that of a fixed node. */
const FIRST_MOVED_ID = 7_000_000_000_000_000;

/**
 * The first id of the nodes that stand for no wireframe, such as the text in a button. SDKs use hash codes and
 * addresses, which end far below; PostHog starts at 100, where recorded ids may be.
 */
export const FIRST_OWN_ID = 8_000_000_000_000_000;

/** The node id of a recorded id. `undefined` for what cannot be one: nothing recorded can refer to that. */
export function nodeIdOf(recorded: unknown): NodeId | undefined {
  const id = typeof recorded === 'string' && /^-?\d{1,16}$/.test(recorded) ? Number(recorded) : recorded;
  if (typeof id !== 'number' || !Number.isInteger(id) || Math.abs(id) >= FIRST_MOVED_ID / 10) {
    return undefined;
  }
  return id > LAST_FIXED_ID ? id : FIRST_MOVED_ID + LAST_FIXED_ID - id;
}

/** The node id of a recorded parent or touched view; 0 and what is missing mean the screen (posthog-ios writes 0). */
export function targetIdOf(recorded: unknown): NodeId {
  return recorded === 0 ? FixedId.body : (nodeIdOf(recorded) ?? FixedId.body);
}
