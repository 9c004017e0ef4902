import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readSnapshots, remoteConfig, type CapturedEvent } from './ingest.ts';
import { recorderScript, type RecordedScope, type RecorderName } from './recorders.ts';

const PAGES = path.join(import.meta.dirname, 'pages');
/** Where an HTML page loads the recorder. */
const RECORDER_MARK = '<!-- recorder -->';

const TYPES: Record<string, string> = { '.css': 'text/css', '.svg': 'image/svg+xml' };

/** What a site's API answers, after how long. */
export type ApiReply = { status: number; body: unknown; afterMs: number };

/** A site of our own to be recorded: which file each address shows, and its API. */
export type Site = {
  host: string;
  /** Under which it answers as well: where pages ask for what a recording does not hold. */
  otherHosts?: string[];
  folder: string;
  recorder: RecorderName;
  /** What its recorder records; what recorders do unless they are asked for more, where nothing is said. */
  scope?: RecordedScope;
  pages: Record<string, string>;
  api: (method: string, address: URL) => ApiReply | undefined;
};

/** A site being served on the loopback interface, and what its recorder has sent so far. */
export type RunningSite = { port: number; hosts: string[]; captured: CapturedEvent[]; close: () => void };

/** Serves a site, and under `ingest.<host>` the endpoint its recorder sends to. */
export async function startSite(site: Site): Promise<RunningSite> {
  const ingestHost = `ingest.${site.host}`;
  const captured: CapturedEvent[] = [];
  const server = createServer((request, response) => {
    const isIngest = request.headers.host === ingestHost;
    const answered = isIngest
      ? answerSdk(site, request, response, captured)
      : answerPage(site, request, response);
    answered.catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  });
  const port = await listen(server);
  return {
    port,
    hosts: [site.host, ingestHost, ...(site.otherHosts ?? [])],
    captured,
    close: () => server.close(),
  };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
  );
}

async function answerSdk(
  site: Site,
  request: IncomingMessage,
  response: ServerResponse,
  captured: CapturedEvent[],
): Promise<void> {
  const body = await readBody(request);
  if (request.method === 'POST' && request.url?.startsWith('/s/')) {
    captured.push(...readSnapshots(body));
  }
  response.setHeader('access-control-allow-origin', request.headers.origin ?? '*');
  response.setHeader('access-control-allow-credentials', 'true');
  response.setHeader(
    'access-control-allow-headers',
    request.headers['access-control-request-headers'] ?? '*',
  );
  const asksConfig = /^\/(array|flags)\//.test(request.url ?? '');
  sendJson(response, 200, asksConfig ? remoteConfig(site.scope) : { status: 1 });
}

async function answerPage(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const address = new URL(request.url ?? '/', `http://${site.host}`);
  const reply = site.api(request.method ?? 'GET', address);
  if (reply) {
    await sleep(reply.afterMs);
    sendJson(response, reply.status, reply.body);
    return;
  }
  if (address.pathname === '/recorder.js') {
    send(response, 200, 'text/javascript', recorderScript(site.recorder, `ingest.${site.host}`, site.scope));
    return;
  }
  sendFile(site, site.pages[address.pathname], response);
}

function sendFile(site: Site, file: string | undefined, response: ServerResponse): void {
  if (!file) {
    send(response, 404, 'text/plain', 'Not found');
    return;
  }
  const text = readFileSync(path.join(PAGES, site.folder, file), 'utf8');
  send(
    response,
    200,
    TYPES[path.extname(file)] ?? 'text/html',
    text.replace(RECORDER_MARK, '<script src="/recorder.js"></script>'),
  );
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  send(response, status, 'application/json', JSON.stringify(body));
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, {
    'content-type': `${type}; charset=utf-8`,
    'cache-control': 'no-store',
    // posthog-js does not record the body of a chunked response.
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}
