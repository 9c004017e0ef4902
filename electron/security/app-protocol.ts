import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Session } from 'electron';
import { APP_CSP, STAGE_CSP } from './csp.ts';
import type { AssetServer } from './asset-protocol.ts';
import { responseHeaders } from './response-headers.ts';

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/**
 * Serves the built pages from `app://app/` and `stage://stage/`, and nothing else of the disk.
 * @param serveAsset answers for `stage://assets/`
 */
export function serveBuiltPages(session: Session, distFolder: string, serveAsset: AssetServer): void {
  session.protocol.handle('app', createServer('app', path.join(distFolder, 'app'), APP_CSP));
  const serveStage = createServer('stage', path.join(distFolder, 'stage'), STAGE_CSP);
  session.protocol.handle('stage', (request) => serveAsset(request) ?? serveStage(request));
}

/**
 * A handler that answers exactly the files that were built, listed once at start. A path is looked up in
 * that list and never put together from the request, so there is nothing to traverse.
 */
export function createServer(
  host: string,
  folder: string,
  contentSecurityPolicy: string,
): (request: Pick<Request, 'method' | 'url'>) => Promise<Response> {
  const files = listBuiltFiles(folder);
  return async ({ method, url }) => {
    const { host: requestedHost, pathname } = new URL(url);
    const file = requestedHost === host ? files.get(pathname === '/' ? '/index.html' : pathname) : undefined;
    if (!file || method !== 'GET') {
      return new Response('Not found', { status: 404 });
    }
    return new Response(new Uint8Array(await readFile(file)), {
      headers: responseHeaders(
        CONTENT_TYPES[path.extname(file)] ?? 'application/octet-stream',
        contentSecurityPolicy,
      ),
    });
  };
}

function listBuiltFiles(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  return new Map(files.map((file) => [`/${path.relative(folder, file).split(path.sep).join('/')}`, file]));
}
