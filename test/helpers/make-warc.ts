/** A record of a web archive as it is written. */
export function makeWarcRecord(
  headers: Readonly<Record<string, string>>,
  block: Uint8Array | string,
  version = '1.1',
): Buffer {
  const bytes = Buffer.from(block);
  const lines = Object.entries({ ...headers, 'Content-Length': String(bytes.length) });
  const head = [`WARC/${version}`, ...lines.map(([name, value]) => `${name}: ${value}`)].join('\r\n');
  return Buffer.concat([Buffer.from(`${head}\r\n\r\n`), bytes, Buffer.from('\r\n\r\n')]);
}

/** What a server answered, in a record of its own. */
export function makeWarcResponse(
  url: string,
  body: Uint8Array | string,
  headers: Readonly<Record<string, string>> = {},
  status = '200 OK',
): Buffer {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const block = Buffer.concat([
    Buffer.from(`HTTP/1.1 ${status}\r\n${lines.join('')}\r\n`),
    Buffer.from(body),
  ]);
  return makeWarcRecord({ 'WARC-Type': 'response', 'WARC-Target-URI': url }, block);
}

/** RFC 9112, 7.1. */
export function makeChunked(body: Uint8Array, size: number): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < body.length; at += size) {
    const part = body.subarray(at, at + size);
    parts.push(Buffer.from(`${part.length.toString(16)};x=y\r\n`), Buffer.from(part), Buffer.from('\r\n'));
  }
  return Buffer.concat([...parts, Buffer.from('0\r\n\r\n')]);
}
