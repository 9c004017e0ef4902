import type { ReactElement } from 'react';
import { IconButton } from '../../ui/button.tsx';
import { useStore } from '../../ui/store.ts';
import type { Playback } from '../playback/playback.ts';

/** Tells the page that its user prefers dark colours: a recording seldom says what they preferred. */
export function DarkPageButton({ playback }: { readonly playback: Playback }): ReactElement {
  const { look } = useStore(playback.state);
  const isDark = look.colorScheme === 'dark';
  return (
    <IconButton
      icon="moon"
      label="Page in dark colours"
      shortcut="D"
      pressed={isDark}
      onClick={() => playback.toggleDark()}
    />
  );
}
