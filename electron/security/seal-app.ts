import type { App } from 'electron';
import { turnDebuggingOff } from './debugging-off.ts';
import { denyNavigation } from './navigation.ts';
import { switchNetworkOff } from './network-off.ts';
import { registerSchemes } from './schemes.ts';
import { turnWebRtcOff } from './webrtc-off.ts';

/** Every rule of the process and of all its pages. Must run before the app is ready. */
export function sealApp(app: App): void {
  switchNetworkOff(app);
  turnDebuggingOff(app);
  registerSchemes();
  denyNavigation(app);
  turnWebRtcOff(app);
  // Only the development launcher passes this, and only as root, where Chromium's sandbox cannot start.
  if (!app.commandLine.hasSwitch('no-sandbox')) {
    app.enableSandbox();
  }
}
