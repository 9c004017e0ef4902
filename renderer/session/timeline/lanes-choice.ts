import { createStoredStore } from '../../ui/stored-store.ts';
import { isBoolean } from '../../ui/use-stored.ts';

/** Whether the lanes below the strip are open; until they are asked for, the page has their room. */
export const lanesChoice = createStoredStore('timeline.lanes', false, isBoolean);
