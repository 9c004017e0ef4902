import type { Mutable } from './mutable.ts';
import type { PageAddresses } from './page-addresses.ts';

/**
 * What a selector asks for and a replayed page cannot have by itself is told to it by attributes of our own: what the user
 * pointed at, pressed and had in focus (the page is inert), and the value of attributes that would act. Selectors ask for
 * these attributes instead (css/replayed-selectors.ts), which weigh as much.
 */
const PREFIX = 'data-airgap-';

/** That a picture is not in the recording. */
export const MISSING = `${PREFIX}missing`;

/** That a popover is open, in a checkpoint. */
export const OPEN_POPOVER = `${PREFIX}popover-open`;
/** That a link led to this part of the page. */
export const LED_TO = `${PREFIX}led-to`;
/** That a field was changed and left. */
export const EDITED = `${PREFIX}edited`;

/** Pseudo-classes that hold for what the user did; their attributes are set by renderer/stage/user-state.ts. */
export const USER_STATES = ['hover', 'active', 'focus', 'focus-within', 'focus-visible'] as const;
export type UserState = (typeof USER_STATES)[number];

/** Attributes that are taken away or changed for what a browser does by them, and whose value selectors ask for. */
const ACTING: ReadonlySet<string> = new Set(
  `href src srcset sizes target download loading autofocus autoplay preload action formaction formtarget ping poster data
  background usemap onclick onchange oninput onsubmit is allow allowfullscreen crossorigin referrerpolicy fetchpriority`.split(
    /\s+/,
  ),
);
const ACTING_KEPT: ReadonlySet<string> = new Set([...ACTING].map((name) => PREFIX + name));
/** Those that recorders make absolute (rrweb-snapshot, `transformAttribute`). */
const ADDRESSES: ReadonlySet<string> = new Set(['href', 'src', 'data', 'background']);
/** As much of a value as selectors ask for; a picture in an address can have megabytes. */
const MAX_VALUE = 500;

export function stateAttribute(state: UserState): string {
  return PREFIX + state;
}

/** The attribute that tells an acting attribute's recorded value; undefined for any other name. @param name in small letters */
export function keptAttribute(name: string): string | undefined {
  return ACTING.has(name) ? PREFIX + name : undefined;
}

/**
 * Says what acting attributes were, for selectors to ask.
 * @param attributes as recorded, changed in place; in a checkpoint it has been done
 */
export function keepForSelectors(attributes: Mutable, page: PageAddresses): void {
  const names = Object.keys(attributes);
  if (names.some(isKeptAttribute)) {
    return;
  }
  for (const name of names) {
    const kept = keptAttribute(name);
    const isHandler = name.startsWith('on') && attributes[name] !== null;
    const text = kept === undefined ? undefined : keptValue(isHandler ? '' : attributes[name]);
    if (kept !== undefined && text !== undefined) {
      attributes[kept] = text !== null && ADDRESSES.has(name) ? page.asWritten(text) : text;
    }
  }
}

/** What tells, in a checkpoint, what the user has made of the page; the document itself has no such attributes. */
export const TRACES: readonly string[] = [OPEN_POPOVER, LED_TO, EDITED];
/** Attributes of ours that tell something by themselves. */
export const TOLD: readonly string[] = [MISSING, ...TRACES];

/** Whether an attribute is one of ours: in a checkpoint it has been set before, and it does nothing. */
export function isKeptAttribute(name: string): boolean {
  return ACTING_KEPT.has(name);
}

/** Whether an attribute is one that the stage sets: none of that name comes from a recorder, or from a checkpoint. */
export function isReserved(name: string): boolean {
  return name.startsWith(PREFIX) && !TOLD.includes(name) && !isKeptAttribute(name);
}

/** The name of the attribute whose value one of ours keeps; undefined for any other. */
export function recordedName(name: string): string | undefined {
  return isKeptAttribute(name) ? name.slice(PREFIX.length) : undefined;
}

/** A recorded value as selectors can ask for it. @returns null where the attribute is taken away */
function keptValue(value: unknown): string | null | undefined {
  switch (typeof value) {
    case 'string':
      return value.slice(0, MAX_VALUE);
    case 'number':
      return String(value);
    case 'boolean':
      return value ? '' : 'false';
    default:
      return value === null ? null : undefined;
  }
}
