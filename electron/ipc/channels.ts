import type { CallName, EventName } from '../../shared/contract/names.ts';

/** The name under which a call travels. */
export function callChannel(name: CallName): string {
  return `call:${name}`;
}

/** The name under which an event travels. */
export function eventChannel(name: EventName): string {
  return `event:${name}`;
}
