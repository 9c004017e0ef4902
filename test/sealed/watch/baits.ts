import { createSocket } from 'node:dgram';
import { createServer } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { answerName, readName } from './name-answer.ts';

export const LOOPBACK = '127.0.0.1';

/** Where the corpus and our own recordings point to, and where browsers go by themselves. */
const HTTP_PORTS = [80, 9090];
const TLS_PORT = 443;
const DNS_PORT = 53;

/** Something was asked for. */
export interface Bite {
  readonly atMs: number;
  readonly what: string;
}

/** A resolver that knows every name, and servers that answer everything: whoever asks is seen. */
export class Baits {
  readonly names: Bite[] = [];
  readonly requests: Bite[] = [];

  /** Never closed: they end with the namespace. */
  async listen(): Promise<void> {
    await Promise.all([
      this.listenForNames(),
      ...HTTP_PORTS.map((port) => this.listenForRequests(port)),
      this.listenForHandshakes(),
    ]);
  }

  private async listenForNames(): Promise<void> {
    const socket = createSocket('udp4');
    socket.on('message', (query, { port, address }) => {
      this.names.push({ atMs: Date.now(), what: readName(query) });
      socket.send(answerName(query), port, address);
    });
    await new Promise<void>((resolve) => socket.bind(DNS_PORT, LOOPBACK, resolve));
  }

  private async listenForRequests(port: number): Promise<void> {
    const server = createServer(({ method = '', url = '', headers }, response) => {
      this.requests.push({ atMs: Date.now(), what: `${method} http://${headers.host ?? ''}${url}` });
      const isScript = /\.m?js\b/.test(url);
      response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html');
      const shout = "console.log('PWN:fetched')";
      response.end(isScript ? shout : `<!doctype html><script>${shout}</script>`);
    });
    await new Promise<void>((resolve) => server.listen(port, LOOPBACK, resolve));
  }

  private async listenForHandshakes(): Promise<void> {
    const server = createTcpServer((socket) => {
      this.requests.push({ atMs: Date.now(), what: `TCP ${LOOPBACK}:${TLS_PORT}` });
      socket.on('error', () => undefined).destroy();
    });
    await new Promise<void>((resolve) => server.listen(TLS_PORT, LOOPBACK, resolve));
  }
}
