import type { App, Session } from 'electron';

/** What may be loaded: our own pages, and data that is already in the page. */
const OWN_SCHEMES: readonly string[] = ['app:', 'stage:', 'data:', 'blob:'];

/** Chromium services that call out by themselves. */
const FEATURES_OFF = [
  'AutofillServerCommunication',
  'CertificateTransparencyComponentUpdater',
  'DialMediaRouteProvider',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'SpareRendererForSitePerProcess',
  'Translate',
];

/**
 * Chromium's own switches: names never resolve, proxies lead nowhere, background services stay off. Must run
 * before the app is ready.
 */
export function switchNetworkOff(app: App): void {
  const { commandLine } = app;
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  commandLine.appendSwitch('proxy-server', 'socks5://127.0.0.1:9');
  commandLine.appendSwitch('proxy-bypass-list', '<-loopback>');
  commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp');
  commandLine.appendSwitch('disable-features', FEATURES_OFF.join(','));
  for (const name of [
    'disable-background-networking',
    'disable-breakpad',
    'disable-component-update',
    'disable-domain-reliability',
    'disable-quic',
    'disable-sync',
    'dns-prefetch-disable',
    'no-pings',
  ]) {
    commandLine.appendSwitch(name);
  }
}

/** Counts what was cancelled. */
export interface RequestGuard {
  count(): number;
}

/**
 * Cancels every request that is not for our own pages.
 * @param onCancelled is told the new count
 */
export function guardRequests(session: Session, onCancelled: (count: number) => void): RequestGuard {
  let cancelled = 0;
  // Without this address Chromium fetches a Hunspell dictionary at start, spell checking off or not.
  session.setSpellCheckerDictionaryDownloadURL('app://app/no-dictionaries/');
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest((details, decide) => {
    const cancel = !isOwn(details.url);
    if (cancel) {
      onCancelled(++cancelled);
    }
    decide({ cancel });
  });
  return { count: () => cancelled };
}

/** True for a URL that stays inside the app. */
export function isOwn(url: string): boolean {
  return URL.canParse(url) && OWN_SCHEMES.includes(new URL(url).protocol);
}
