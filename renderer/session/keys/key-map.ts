/** What a key does in the session view. */
export type PlayerCommand = SessionCommand | BrowseCommand;

/** Commands about the session that is open. */
export type SessionCommand = PlayCommand | ViewCommand;

/** Commands about the others. */
export type BrowseCommand =
  | { readonly kind: 'leave' }
  | { readonly kind: 'toggleDrawer' }
  | { readonly kind: 'goToSession'; readonly direction: 1 | -1 };

/** Commands about playing. */
export type PlayCommand =
  | { readonly kind: 'toggle' }
  | { readonly kind: 'jump'; readonly byMs: number }
  | { readonly kind: 'step'; readonly direction: 1 | -1 }
  | { readonly kind: 'changeSpeed'; readonly direction: 1 | -1 }
  | { readonly kind: 'goToStart' }
  | { readonly kind: 'goToEnd' }
  | { readonly kind: 'goToMark'; readonly direction: 1 | -1 }
  | { readonly kind: 'goToProblem'; readonly direction: 1 | -1 }
  | { readonly kind: 'toggleLoop' };

/** Commands about the view around it. */
export type ViewCommand =
  | { readonly kind: 'toggleFullScreen' }
  | { readonly kind: 'bookmark' }
  | { readonly kind: 'toggleInspector' }
  | { readonly kind: 'toggleLanes' }
  | { readonly kind: 'zoom'; readonly factor: number }
  | { readonly kind: 'showWhole' }
  | { readonly kind: 'scalePage'; readonly to: 'larger' | 'smaller' | 'fit' | 'width' | 'height' | 1 }
  | { readonly kind: 'toggleDark' }
  | { readonly kind: 'setRangeEdge'; readonly edge: 'fromMs' | 'toMs' }
  | { readonly kind: 'editHeader'; readonly part: 'title' | 'verdict' }
  | { readonly kind: 'showKeys' }
  | { readonly kind: 'closeInnermost' };

interface Binding {
  readonly key: string;
  /** Left out where the key itself already says it, as with `<` and `?`. */
  readonly shift?: boolean;
  readonly command: PlayerCommand;
  /** How the key map names it. */
  readonly shown: string;
  readonly meaning: string;
}

export const BINDINGS: readonly Binding[] = [
  { key: ' ', command: { kind: 'toggle' }, shown: 'Space', meaning: 'Play or pause' },
  { key: 'ArrowLeft', shift: false, command: { kind: 'jump', byMs: -5000 }, shown: '←', meaning: 'Back 5 s' },
  {
    key: 'ArrowRight',
    shift: false,
    command: { kind: 'jump', byMs: 5000 },
    shown: '→',
    meaning: 'Forward 5 s',
  },
  {
    key: 'ArrowLeft',
    shift: true,
    command: { kind: 'jump', byMs: -30_000 },
    shown: 'Shift ←',
    meaning: 'Back 30 s',
  },
  {
    key: 'ArrowRight',
    shift: true,
    command: { kind: 'jump', byMs: 30_000 },
    shown: 'Shift →',
    meaning: 'Forward 30 s',
  },
  { key: ',', command: { kind: 'step', direction: -1 }, shown: ',', meaning: 'Previous event' },
  { key: '.', command: { kind: 'step', direction: 1 }, shown: '.', meaning: 'Next event' },
  { key: '<', command: { kind: 'changeSpeed', direction: -1 }, shown: '<', meaning: 'Slower' },
  { key: '>', command: { kind: 'changeSpeed', direction: 1 }, shown: '>', meaning: 'Faster' },
  { key: 'Home', command: { kind: 'goToStart' }, shown: 'Home', meaning: 'Go to start' },
  { key: 'End', command: { kind: 'goToEnd' }, shown: 'End', meaning: 'Go to end' },
  { key: 'b', command: { kind: 'bookmark' }, shown: 'B', meaning: 'Note on the moment, or the range' },
  { key: 'v', command: { kind: 'editHeader', part: 'verdict' }, shown: 'V', meaning: 'Give a verdict' },
  { key: 'F2', command: { kind: 'editHeader', part: 'title' }, shown: 'F2', meaning: 'Rename the session' },
  { key: 'n', command: { kind: 'goToMark', direction: 1 }, shown: 'N', meaning: 'Next mark of the timeline' },
  { key: 'p', command: { kind: 'goToMark', direction: -1 }, shown: 'P', meaning: 'Previous mark' },
  {
    key: 'e',
    shift: false,
    command: { kind: 'goToProblem', direction: 1 },
    shown: 'E',
    meaning: 'Next problem',
  },
  {
    key: 'e',
    shift: true,
    command: { kind: 'goToProblem', direction: -1 },
    shown: 'Shift E',
    meaning: 'Previous problem',
  },
  { key: 'j', command: { kind: 'goToSession', direction: 1 }, shown: 'J', meaning: 'Next session' },
  { key: 'k', command: { kind: 'goToSession', direction: -1 }, shown: 'K', meaning: 'Previous session' },
  { key: 's', command: { kind: 'toggleDrawer' }, shown: 'S', meaning: 'Session list' },
  { key: '+', command: { kind: 'zoom', factor: 0.5 }, shown: '+', meaning: 'Zoom into the timeline' },
  { key: '-', command: { kind: 'zoom', factor: 2 }, shown: '−', meaning: 'Zoom out' },
  { key: '0', command: { kind: 'showWhole' }, shown: '0', meaning: 'Show whole session' },
  {
    key: 'z',
    shift: false,
    command: { kind: 'scalePage', to: 'larger' },
    shown: 'Z',
    meaning: 'Larger page',
  },
  {
    key: 'z',
    shift: true,
    command: { kind: 'scalePage', to: 'smaller' },
    shown: 'Shift Z',
    meaning: 'Smaller page',
  },
  { key: 'x', command: { kind: 'scalePage', to: 'fit' }, shown: 'X', meaning: 'Fit page' },
  { key: 'w', command: { kind: 'scalePage', to: 'width' }, shown: 'W', meaning: 'Fit width' },
  { key: 'h', command: { kind: 'scalePage', to: 'height' }, shown: 'H', meaning: 'Fit height' },
  { key: '1', command: { kind: 'scalePage', to: 1 }, shown: '1', meaning: 'Actual size' },
  { key: 'd', command: { kind: 'toggleDark' }, shown: 'D', meaning: 'Page in dark colours' },
  { key: '[', command: { kind: 'setRangeEdge', edge: 'fromMs' }, shown: '[', meaning: 'Set range start' },
  { key: ']', command: { kind: 'setRangeEdge', edge: 'toMs' }, shown: ']', meaning: 'Set range end' },
  { key: 'l', command: { kind: 'toggleLoop' }, shown: 'L', meaning: 'Loop the range' },
  { key: 't', command: { kind: 'toggleLanes' }, shown: 'T', meaning: 'Timeline lanes' },
  { key: 'i', command: { kind: 'toggleInspector' }, shown: 'I', meaning: 'Inspector' },
  { key: 'f', command: { kind: 'toggleFullScreen' }, shown: 'F', meaning: 'Full screen' },
  {
    key: 'Escape',
    command: { kind: 'closeInnermost' },
    shown: 'Esc',
    meaning: 'Close the open row, clear the range, or leave full screen',
  },
  { key: 'Backspace', command: { kind: 'leave' }, shown: 'Backspace', meaning: 'Back to the library' },
  { key: '?', command: { kind: 'showKeys' }, shown: '?', meaning: 'Keyboard shortcuts' },
];

/** Keys of the session table (library/table/table-actions.ts). */
export const LIBRARY_KEYS = [
  { shown: '↑ ↓', meaning: 'Previous or next session' },
  { shown: 'Enter', meaning: 'Open the session' },
  { shown: 'Space', meaning: 'Select the session' },
  { shown: 'F2', meaning: 'Rename the session' },
  { shown: 'V', meaning: 'Verdict' },
  { shown: 'S', meaning: 'Star' },
  { shown: 'W', meaning: 'Watched or unwatched' },
  { shown: 'P', meaning: 'Show or hide the preview' },
  { shown: 'Delete', meaning: 'Remove the session from the library' },
  { shown: 'Shift F10', meaning: 'Menu of the session' },
  { shown: 'Ctrl Z', meaning: 'Undo' },
] as const;

/** Keys of the inspector's lists (inspector/items/list-keys.ts). */
export const LIST_KEYS = [
  { shown: '↑ ↓', meaning: 'Previous or next row' },
  { shown: 'Enter', meaning: 'Go to the row' },
  { shown: '→', meaning: 'Open the row' },
  { shown: '←', meaning: 'Close the row' },
  { shown: 'Ctrl C', meaning: 'Copy the row' },
  { shown: 'Shift F10', meaning: 'Menu of the row' },
] as const;

/** Keys of the application menu (electron/menu.ts); on macOS, ⌘ takes the place of Ctrl. */
export const MENU_KEYS = [
  { shown: 'Ctrl O', meaning: 'Import files' },
  { shown: 'Ctrl Shift O', meaning: 'Import a folder' },
  { shown: 'Ctrl L', meaning: 'Back to the library' },
  { shown: 'Ctrl ,', meaning: 'Preferences' },
  { shown: 'F1', meaning: 'Help for this view' },
] as const;

export interface Keystroke {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey?: boolean;
  readonly altKey?: boolean;
  readonly metaKey?: boolean;
}

/** The command that a keystroke stands for, if any. Combinations with Ctrl, Alt or Cmd belong to the menu. */
export function commandForKey(keystroke: Keystroke): PlayerCommand | undefined {
  if (keystroke.ctrlKey || keystroke.altKey || keystroke.metaKey) {
    return undefined;
  }
  const key = keystroke.key.length === 1 ? keystroke.key.toLowerCase() : keystroke.key;
  return BINDINGS.find(
    (binding) => binding.key === key && (binding.shift ?? keystroke.shiftKey) === keystroke.shiftKey,
  )?.command;
}

export const SPEEDS: readonly number[] = [0.5, 1, 2, 4, 8, 16];

/** The next faster or slower speed; the fastest and slowest stay. */
export function changeSpeed(speed: number, direction: 1 | -1): number {
  const next =
    direction > 0 ? SPEEDS.find((choice) => choice > speed) : SPEEDS.findLast((choice) => choice < speed);
  return next ?? speed;
}
