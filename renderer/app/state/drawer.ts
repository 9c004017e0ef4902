import { createStoredStore } from '../../ui/stored-store.ts';
import { isBoolean } from '../../ui/use-stored.ts';

/** Whether the other sessions stand beside the one that is open. The page comes first, so they do not until asked. */
export const drawerChoice = createStoredStore('drawer.isOpen', false, isBoolean);
