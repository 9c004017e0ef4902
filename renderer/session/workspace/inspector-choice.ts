import { createPaneChoice } from '../../ui/pane-choice.ts';
import { createStoredStore } from '../../ui/stored-store.ts';
import { isTabId, type TabId } from './inspector-tabs.ts';

/** Whether the inspector is open; from this width on there is room for it beside the page. */
export const inspectorChoice = createPaneChoice('inspector.isOpen', '(min-width: 1100px)');

/** The tab that was chosen last, in whichever session. */
export const inspectorTab = createStoredStore<TabId>('inspector.tab', 'everything', isTabId);
