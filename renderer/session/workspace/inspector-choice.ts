import { createPaneChoice } from '../../ui/pane-choice.ts';
import { createStoredStore } from '../../ui/stored-store.ts';
import { isTabId, type TabId } from './inspector-tabs.ts';

/** Whether the inspector is open; from this width on there is room for it beside the page. */
export const inspectorChoice = createPaneChoice('inspector.isOpen', '(min-width: 1100px)');

/** The tab that was chosen last, in whichever session. */
export const inspectorTab = createStoredStore<TabId>('inspector.tab', 'everything', isTabId);

/** How the story is told: in sentences, or in pictures. */
export type StoryForm = 'sentences' | 'pictures';

/** The form that was chosen last. */
export const storyForm = createStoredStore<StoryForm>(
  'inspector.storyForm',
  'sentences',
  (value) => value === 'sentences' || value === 'pictures',
);
