import './ui/theme.css';
import './ui/base.css';
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { connectAssetPacks } from './app/state/asset-packs.ts';
import { connectComeback } from './app/state/comeback.ts';
import { connectImports } from './app/state/imports.ts';
import { connectKeptImports } from './app/state/kept-imports.ts';
import { connectLibrary } from './app/state/library.ts';
import { watchPlaces } from './app/help/last-place.ts';
import { connectPlace } from './app/state/place.ts';
import { connectStatus } from './app/state/status.ts';
import { connectUndo } from './app/state/undo.ts';
import { connectVerdicts } from './app/state/verdicts.ts';
import { connectPaste } from './session/paste-link.ts';
import { connectTheme } from './ui/theme-choice.ts';
import { servePreviews } from './preview/serve-previews.ts';

function showApp(): void {
  connectTheme();
  connectPlace();
  watchPlaces();
  connectStatus();
  connectLibrary();
  connectVerdicts();
  connectUndo();
  connectKeptImports();
  connectImports();
  connectAssetPacks();
  connectPaste();
  connectComeback();
  const root = document.getElementById('root');
  if (root) {
    createRoot(root).render(
      <StrictMode>
        <App />
      </StrictMode>,
    );
  }
}

if (location.hash === '#previews') {
  servePreviews();
} else {
  showApp();
}
