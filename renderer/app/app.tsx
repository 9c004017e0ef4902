import { useEffect, type ReactElement } from 'react';
import { drawerChoice } from './state/drawer.ts';
import { place, type Overlay } from './state/place.ts';
import { AboutDialog } from './about-dialog.tsx';
import { CrashReportsDialog } from './crash-reports-dialog.tsx';
import { DropTarget } from '../library/imports/drop-target.tsx';
import { ImportPanel } from '../library/imports/import-panel.tsx';
import { LibraryView } from '../library/library-view.tsx';
import { SessionList } from '../library/table/session-list.tsx';
import { KeyMapDialog } from '../session/keys/key-map-dialog.tsx';
import { warmStage } from '../session/playback/warm-stage.ts';
import { SessionView } from '../session/session-view.tsx';
import { HelpDialog } from './help/help-dialog.tsx';
import { LibraryBanners } from './library-banners.tsx';
import { PreferencesDialog } from './preferences/preferences-dialog.tsx';
import { StatusBar } from './status-bar.tsx';
import { VerifyDialog } from './verify-dialog.tsx';
import { SplitPane } from '../ui/split-pane.tsx';
import { useStore } from '../ui/store.ts';
import css from './app.module.css';

/** The whole window: the library, or a session beside a narrow list of the others. */
export function App(): ReactElement {
  const { openSessionId, overlay, isFullScreen } = useStore(place);
  const isDrawerOpen = useStore(drawerChoice);
  const isLibrary = openSessionId === null;
  useEffect(() => (isLibrary ? warmStage() : undefined), [isLibrary]);
  const session = openSessionId && <SessionView key={openSessionId} sessionId={openSessionId} />;
  const isCinema = isFullScreen && !isLibrary;
  return (
    <DropTarget>
      <div className={css.app}>
        {!isCinema && <LibraryBanners />}
        <div className={css.content}>
          {!session && <LibraryView />}
          {session && (
            <SplitPane
              name="sessions"
              label="Width of the session list"
              side="start"
              initial={290}
              min={200}
              max={520}
              pane={isDrawerOpen && !isFullScreen ? <SessionList openId={openSessionId} /> : null}
            >
              {session}
            </SplitPane>
          )}
        </div>
        <StatusBar isHidden={isCinema} />
        <ImportPanel />
        <OverlayDialog overlay={overlay} />
      </div>
    </DropTarget>
  );
}

function OverlayDialog({ overlay }: { readonly overlay: Overlay }): ReactElement | null {
  switch (overlay) {
    case 'none':
      return null;
    case 'about':
      return <AboutDialog />;
    case 'crash-reports':
      return <CrashReportsDialog />;
    case 'help':
      return <HelpDialog />;
    case 'keys':
      return <KeyMapDialog />;
    case 'preferences':
      return <PreferencesDialog />;
    case 'verify':
      return <VerifyDialog />;
  }
}
