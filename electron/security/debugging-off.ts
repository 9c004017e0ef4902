import type { App } from 'electron';

/** Chromium's ways to be driven from outside. The fuses take care of Node's own (`--inspect`). */
export const DEBUGGING_SWITCHES = [
  'remote-debugging-port',
  'remote-debugging-address',
  'remote-debugging-pipe',
  'remote-allow-origins',
];

/** The packaged app listens to no debugger, whatever its command line says. Must run before the app is ready. */
export function turnDebuggingOff(app: App): void {
  if (app.isPackaged) {
    DEBUGGING_SWITCHES.forEach((name) => app.commandLine.removeSwitch(name));
  }
}
