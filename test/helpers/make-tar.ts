/** One entry to be put into a tar. */
export interface TarPart {
  readonly name: string;
  readonly contents?: Uint8Array | string;
  /** The type flag; `0` is a file. */
  readonly type?: string;
  /** What the header claims, if not the contents' size. */
  readonly size?: number;
}

const BLOCK = 512;

/** Makes a tar (ustar). */
export function makeTar(parts: readonly TarPart[]): Buffer {
  return Buffer.concat([...parts.flatMap(makeEntry), Buffer.alloc(2 * BLOCK)]);
}

/** The entry that gives the next one a name too long for its header, as GNU tar writes it. */
export function gnuLongName(name: string): TarPart {
  return { name: '././@LongLink', type: 'L', contents: `${name}\0` };
}

/** The same as POSIX has it. */
export function paxPath(name: string): TarPart {
  const length = Buffer.byteLength(name) + 10;
  return { name: 'PaxHeader', type: 'x', contents: `${length} path=${name}\n` };
}

function makeEntry({ name, contents = '', type = '0', size }: TarPart): Buffer[] {
  const body = Buffer.from(contents);
  const header = Buffer.alloc(BLOCK);
  header.write(name.slice(0, 100), 0);
  header.write('0000644\0', 100);
  header.write((size ?? body.length).toString(8).padStart(11, '0'), 124);
  header.write(' '.repeat(8), 148);
  header.write(type, 156);
  header.write('ustar\x0000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return [header, body, Buffer.alloc(-body.length & (BLOCK - 1))];
}
