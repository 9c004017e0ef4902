import type { Session } from 'electron';

/** What may be loaded: our own pages, and data that is already in the page. */
const OWN_SCHEMES: readonly string[] = ['app:', 'stage:', 'data:', 'blob:'];

/** Schemes that Chromium answers by itself; here they have no handler that reads anything. */
const FOREIGN_SCHEMES = ['http', 'https', 'file', 'ftp'];

/**
 * Cancels every request that is not for our own pages, at two doors: the scheme's own handler, and, for whatever
 * does not pass there (WebSockets, `devtools:`), the session's request filter.
 * @param onCancelled is told of each, with its scheme or Chromium's kind of resource
 */
export function guardRequests(sessions: readonly Session[], onCancelled: (kind: string) => void): void {
  sessions.forEach((session) => guardSession(session, onCancelled));
}

function guardSession(session: Session, note: (kind: string) => void): void {
  for (const scheme of FOREIGN_SCHEMES) {
    session.protocol.handle(scheme, () => {
      note(scheme);
      return Response.error();
    });
  }
  session.webRequest.onBeforeRequest(({ url, resourceType }, decide) => {
    const cancel = !isOwn(url);
    if (cancel) {
      note(resourceType === 'other' ? schemeOf(url) : resourceType);
    }
    decide({ cancel });
  });
}

/** One of the schemes that Chromium knows; others are a recording's own words. */
function schemeOf(url: string): string {
  const scheme = URL.canParse(url) ? new URL(url).protocol.slice(0, -1) : '';
  return [...FOREIGN_SCHEMES, 'ws', 'wss', 'devtools', 'chrome'].includes(scheme) ? scheme : 'other';
}

/** True for a URL that stays inside the app. */
export function isOwn(url: string): boolean {
  return URL.canParse(url) && OWN_SCHEMES.includes(new URL(url).protocol);
}
