import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { connectApp } from './app-state.ts';
import { connectAssetPacks } from './player/asset-packs.ts';
import { connectPaste } from './player/paste-link.ts';
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
