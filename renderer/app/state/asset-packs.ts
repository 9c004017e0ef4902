import type { AssetProgress, AssetReport } from '../../../shared/model/asset-report.ts';
import { api, unwrap } from './api.ts';
import { createStore } from '../../ui/store.ts';

/** The asset pack that is being read, or the result of the last one. */
export type AssetPacksState =
  | { readonly phase: 'idle' }
  | { readonly phase: 'reading'; readonly progress: AssetProgress }
  | { readonly phase: 'done'; readonly report: AssetReport }
  | { readonly phase: 'failed'; readonly message: string };

export const assetPacks = createStore<AssetPacksState>({ phase: 'idle' });

function fail(message: string): void {
  assetPacks.set({ phase: 'failed', message });
}

/** Lets the user choose a pack. */
export function pickAssetPack(kind: 'file' | 'folder'): void {
  void unwrap(api.pickAssetPack({ kind }), fail);
}

export function cancelAssetPack(): void {
  void unwrap(api.cancelAssetPack({}), fail);
}

/** Drops the result of the last pack: it does not concern another session. */
export function forgetAssetReport(): void {
  assetPacks.update((state) => (state.phase === 'reading' ? state : { phase: 'idle' }));
}

/** Listens to the main process. Called before the first render, so that nothing is missed. */
export function connectAssetPacks(): void {
  api.on('assetsProgressed', (progress) => assetPacks.set({ phase: 'reading', progress }));
  api.on('assetsImported', ({ report }) => assetPacks.set({ phase: 'done', report }));
  api.on('assetsFailed', ({ message }) => fail(message));
}
