import type { ReactElement } from 'react';
import { chooseLibrary, nameOfLibrary, openRecentLibrary, revealLibrary } from '../app/state/libraries.ts';
import { showOverlay } from '../app/state/place.ts';
import { MenuButton } from '../ui/menu-button.tsx';
import { useOtherLibraries } from './use-other-libraries.ts';

/** More are in the menu bar. */
const MAX_RECENT = 5;

/** The way to other libraries, and what is done with this one as a whole. */
export function LibraryMenu(): ReactElement {
  const others = useOtherLibraries();
  return (
    <MenuButton
      label="Libraries"
      icon="library"
      items={[
        ...others.slice(0, MAX_RECENT).map(({ folder, place }) => ({
          label: `Open ${nameOfLibrary(folder)}`,
          onChoose: () => openRecentLibrary(place),
        })),
        { label: 'Open library…', onChoose: () => chooseLibrary('open') },
        { label: 'New library…', onChoose: () => chooseLibrary('new') },
        { label: 'Show in file manager', onChoose: revealLibrary },
        { label: 'Verify library…', onChoose: () => showOverlay('verify') },
      ]}
    />
  );
}
