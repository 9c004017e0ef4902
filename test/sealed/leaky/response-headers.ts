/** In place of electron/security/response-headers.ts: nothing beyond what a page needs. */
export function responseHeaders(contentType: string, contentSecurityPolicy: string): Record<string, string> {
  return { 'Content-Type': contentType, 'Content-Security-Policy': contentSecurityPolicy };
}
