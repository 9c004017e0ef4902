import type { App } from 'electron';

/** Chromium services that call out by themselves, or listen for devices. */
const FEATURES_OFF = [
  'AutofillServerCommunication',
  'CertificateTransparencyComponentUpdater',
  'DialMediaRouteProvider',
  'DnsOverHttps',
  'GlobalMediaControls',
  'InterestFeedContentSuggestions',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'Reporting',
  'SpareRendererForSitePerProcess',
  'Translate',
];

/** Switches with a value: names never resolve, proxies lead nowhere, WebRTC may not go round the proxy. */
export const VALUE_SWITCHES: Readonly<Record<string, string>> = {
  'host-resolver-rules': 'MAP * ~NOTFOUND',
  'proxy-server': 'socks5://127.0.0.1:9',
  'proxy-bypass-list': '<-loopback>',
  'force-webrtc-ip-handling-policy': 'disable_non_proxied_udp',
  'disable-features': FEATURES_OFF.join(','),
};

/** Switches that turn one of Chromium's own services off. */
export const SWITCHES: readonly string[] = [
  'disable-background-networking',
  'disable-breakpad',
  'disable-client-side-phishing-detection',
  'disable-component-extensions-with-background-pages',
  'disable-component-update',
  'disable-crash-reporter',
  'disable-default-apps',
  'disable-domain-reliability',
  'disable-print-preview',
  'disable-quic',
  'disable-sync',
  'dns-prefetch-disable',
  'metrics-recording-only',
  'no-pings',
  'safebrowsing-disable-auto-update',
];

/** Sets Chromium's own switches. Must run before the app is ready. */
export function switchNetworkOff(app: App): void {
  for (const [name, value] of Object.entries(VALUE_SWITCHES)) {
    app.commandLine.appendSwitch(name, value);
  }
  for (const name of SWITCHES) {
    app.commandLine.appendSwitch(name);
  }
}
