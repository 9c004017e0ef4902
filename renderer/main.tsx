import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { connectApp } from './app/state/app-state.ts';
import { connectAssetPacks } from './app/state/asset-packs.ts';
import { connectPaste } from './session/paste-link.ts';
import { servePreviews } from './preview/serve-previews.ts';
import './ui/base.css';

function showApp(): void {
  connectApp();
  connectAssetPacks();
  connectPaste();
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
