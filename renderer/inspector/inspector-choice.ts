import { useSyncExternalStore } from 'react';
import { createStoredStore } from '../ui/stored-store.ts';
import { createStore, useStore } from '../ui/store.ts';
import { isBoolean } from '../ui/use-stored.ts';
import { isTabId, type TabId } from './inspector-tabs.ts';

/** From this width on there is room for the inspector beside the page, so it is open unless it was closed. */
const WIDE = '(min-width: 1100px)';

const opensBeside = createStoredStore('inspector.opensBeside', true, isBoolean);
/** In a narrow window it covers much of the page: it is open as long as somebody wants it. */
const opensAbove = createStore(false);

/** The tab that was chosen last, in whichever session. */
export const inspectorTab = createStoredStore<TabId>('inspector.tab', 'everything', isTabId);

/** Whether the inspector is open, at the width that the window has. */
export function useInspectorChoice(): boolean {
  const isWide = useSyncExternalStore(subscribeToWidth, isWideNow);
  const [beside, above] = [useStore(opensBeside), useStore(opensAbove)];
  return isWide ? beside : above;
}

export function toggleInspector(): void {
  (isWideNow() ? opensBeside : opensAbove).update((isOpen) => !isOpen);
}

/** Opens the inspector, where it is closed. */
export function openInspector(): void {
  (isWideNow() ? opensBeside : opensAbove).set(true);
}

function isWideNow(): boolean {
  return matchMedia(WIDE).matches;
}

function subscribeToWidth(listener: () => void): () => void {
  const query = matchMedia(WIDE);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}
