import type { App } from 'electron';

/** WebRTC sends nothing but through the proxy, and the proxy leads nowhere. */
export function turnWebRtcOff(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  });
}
