import { compress } from 'snappyjs';

/** One raw snappy block. */
export function snappyBlock(contents: Uint8Array | string): Buffer {
  return Buffer.from(compress(Uint8Array.from(Buffer.from(contents))));
}

/** Blocks behind their lengths, as PostHog's snapshots API sends them. */
export function prefixBlocks(blocks: readonly Uint8Array[]): Buffer {
  return Buffer.concat(
    blocks.flatMap((block) => {
      const length = Buffer.alloc(4);
      length.writeUInt32BE(block.length);
      return [length, block];
    }),
  );
}

/** Snappy's framing format, one chunk per text. */
export function frameChunks(texts: readonly string[]): Buffer {
  return Buffer.concat([
    Buffer.from([0xff, 0x06, 0x00, 0x00, ...Buffer.from('sNaPpY')]),
    ...texts.flatMap((text) => {
      const block = snappyBlock(text);
      const header = Buffer.alloc(8);
      header.writeUIntLE(block.length + 4, 1, 3);
      return [header, block];
    }),
  ]);
}
