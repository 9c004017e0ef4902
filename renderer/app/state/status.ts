import type { AppStatus } from '../../../shared/contract/app.ts';
import { explainOwnFiles, isAlarming, type OwnFiles } from '../../../shared/model/own-files.ts';
import type { Milliseconds } from '../../../shared/model/units.ts';
import { createStore, useDerived } from '../../ui/store.ts';
import { api, unwrap } from './api.ts';
import { reportProblem } from './messages.ts';

/** The app's status; `null` until it has been read. */
export const appStatus = createStore<AppStatus | null>(null);

/** How many rows of the library's database are damaged, and left out. */
export const damagedRows = createStore(0);

/** Whether the library may not be changed from here. Until it is known, the main process would refuse. */
export function isReadOnly(): boolean {
  const status = appStatus.get();
  return status !== null && status.readOnly !== 'no';
}

/** The same for a component, which renders again when it changes. */
export function useReadOnly(): boolean {
  return useDerived(appStatus, isReadOnly);
}

function noteOwnFiles(ownFiles: OwnFiles): void {
  appStatus.update((status) => status && { ...status, ownFiles });
  if (isAlarming(ownFiles)) {
    reportProblem(`${explainOwnFiles(ownFiles)} Do not rely on what it shows: ask whoever installed it.`);
  }
}

/** Counting damaged rows reads the whole library but for what is large: by then the list is there. */
const AFTER_LIST: Milliseconds = 2000;

/** Listens to the main process. Called before the first render, so that nothing is missed. */
export function connectStatus(): void {
  api.on('requestsStopped', (stopped) => appStatus.update((status) => status && { ...status, stopped }));
  api.on('ownFilesChecked', noteOwnFiles);
  void unwrap(api.readStatus({}), reportProblem).then((status) => status && appStatus.set(status));
  setTimeout(() => void readDamagedRows(), AFTER_LIST);
}

async function readDamagedRows(): Promise<void> {
  damagedRows.set((await unwrap(api.countDamagedRows({}), reportProblem)) ?? 0);
}
