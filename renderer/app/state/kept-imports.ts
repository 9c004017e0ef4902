import type { KeptReport, KeptReportSummary } from '../../../shared/model/kept-report.ts';
import { createStore } from '../../ui/store.ts';
import { api, unwrap } from './api.ts';
import { reportProblem } from './messages.ts';

/** The imports that the library remembers, the newest first. */
export const keptImports = createStore<readonly KeptReportSummary[]>([]);

/** The report of one of them that is being read. */
export const openedReport = createStore<KeptReport | null>(null);

async function readKeptImports(): Promise<void> {
  keptImports.set((await unwrap(api.listImportReports({}), reportProblem)) ?? []);
}

/** Shows what became of each file of an import. */
export async function openKeptReport(key: number): Promise<void> {
  const report = await unwrap(api.readImportReport({ key }), reportProblem);
  if (report) {
    openedReport.set(report);
  } else {
    await readKeptImports();
  }
}

/** Forgets all reports. What was imported stays. */
export async function forgetKeptImports(): Promise<void> {
  await unwrap(api.removeImportReports({}), reportProblem);
  openedReport.set(null);
  await readKeptImports();
}

/** Listens to the main process. Called before the first render, so that nothing is missed. */
export function connectKeptImports(): void {
  api.on('importFinished', () => void readKeptImports());
  void readKeptImports();
}
