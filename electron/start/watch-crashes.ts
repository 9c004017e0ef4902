import os from 'node:os';
import path from 'node:path';
import { app, dialog } from 'electron';
import { MEBIBYTE } from '../../shared/model/units.ts';
import { CrashReports } from './crash-reports.ts';

/** Chromium's words for an end that somebody asked for. */
const ASKED_FOR = ['clean-exit'];

/** Has a report written of every process of the app that ends by itself, and of faults in the main process. */
export function watchCrashes(): CrashReports {
  const reports = new CrashReports(path.join(app.getPath('userData'), 'reports'), describeApp);
  const note = (process: string, { reason, exitCode }: { reason: string; exitCode: number }): void => {
    if (!ASKED_FOR.includes(reason)) {
      reports.write(`The process of ${process} ended: ${reason} (exit code ${exitCode}).`);
    }
  };
  app.on('render-process-gone', (_event, _contents, details) => note('a page', details));
  app.on('child-process-gone', (_event, details) => note(`Chromium’s ${details.type}`, details));
  process.on('uncaughtException', (error) => tellFault(reports, error));
  process.on('unhandledRejection', (error) => noteFault(reports, error));
  return reports;
}

function noteFault(reports: CrashReports, error: unknown): void {
  reports.writeFault(error);
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}

/** One message is enough, however often something fails meanwhile. */
let isTelling = false;

function tellFault(reports: CrashReports, error: unknown): void {
  noteFault(reports, error);
  if (!isTelling) {
    isTelling = true;
    void showFault().finally(() => (isTelling = false));
  }
}

function showFault(): Promise<unknown> {
  return app.whenReady().then(() =>
    dialog.showMessageBox({
      type: 'error',
      title: 'Airgap Replay',
      message: 'Something in Airgap Replay failed.',
      detail:
        'Your library is not touched by it. If the app does not answer as it should, close it and start it again. What happened is in Help ▸ Crash Reports.',
    }),
  );
}

function describeApp(): readonly string[] {
  const { electron, chrome, node } = process.versions;
  const memory = app.getAppMetrics().map(({ type, memory: { workingSetSize } }) => {
    return `  ${type}: ${Math.round(workingSetSize / 1024)} MiB`;
  });
  return [
    `Airgap Replay ${app.getVersion()}, Electron ${electron}, Chromium ${chrome}, Node ${node}`,
    `System: ${os.type()} ${os.release()}, ${os.arch()}, ${os.availableParallelism()} processors`,
    `Memory: ${toMebibytes(os.freemem())} of ${toMebibytes(os.totalmem())} MiB free`,
    `Running for ${Math.round(process.uptime())} s`,
    'Processes:',
    ...memory,
  ];
}

function toMebibytes(bytes: number): number {
  return Math.round(bytes / MEBIBYTE);
}
