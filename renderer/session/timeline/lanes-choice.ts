import { createPaneChoice } from '../../ui/pane-choice.ts';

/** Whether the lanes below the seek bar are open; in a small window they take too much from the page. */
export const lanesChoice = createPaneChoice('timeline.isOpen', '(min-height: 600px)');
