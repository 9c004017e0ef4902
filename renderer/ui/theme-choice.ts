import { useSyncExternalStore } from 'react';
import { createStoredStore } from './stored-store.ts';

/** Light or dark; or as the system has it. */
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** The theme of the whole app; remembered. */
export const themeChoice = createStoredStore<Theme>('theme', 'system', isTheme);

const dark = matchMedia('(prefers-color-scheme: dark)');

/** Shows the chosen theme from now on. Called before the first render. */
export function connectTheme(): void {
  const apply = (): void => {
    const theme = themeChoice.get();
    document.documentElement.style.colorScheme = theme === 'system' ? '' : theme;
  };
  apply();
  themeChoice.subscribe(apply);
}

/** Whether the theme that is shown is a dark one; for what CSS cannot colour. */
export function useDarkTheme(): boolean {
  return useSyncExternalStore(subscribe, isDark);
}

function isDark(): boolean {
  const theme = themeChoice.get();
  return theme === 'system' ? dark.matches : theme === 'dark';
}

function subscribe(listener: () => void): () => void {
  const ends = [themeChoice.subscribe(listener), () => dark.removeEventListener('change', listener)];
  dark.addEventListener('change', listener);
  return () => ends.forEach((end) => end());
}

function isTheme(value: unknown): value is Theme {
  return THEMES.some((theme) => theme === value);
}
