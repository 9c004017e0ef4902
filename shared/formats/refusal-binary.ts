import type { FileHead } from './format.ts';

interface Magic {
  readonly bytes: readonly number[];
  /** Where the bytes stand; 0 unless given. */
  readonly at?: number;
  readonly reason: string;
}

const UNPACK_FIRST = 'Unpack it, and import the files inside.';

/** First bytes of files that people hand over in place of an export. */
const MAGICS: readonly Magic[] = [
  { bytes: [0x89, 0x50, 0x4e, 0x47], reason: 'This is a PNG image, not a session replay.' },
  { bytes: [0xff, 0xd8, 0xff], reason: 'This is a JPEG image, not a session replay.' },
  { bytes: [0x47, 0x49, 0x46, 0x38], reason: 'This is a GIF image, not a session replay.' },
  {
    bytes: [0x52, 0x49, 0x46, 0x46],
    reason: 'This is an image, sound or video (RIFF), not a session replay.',
  },
  { bytes: [0x66, 0x74, 0x79, 0x70], at: 4, reason: 'This is a video, not a session replay.' },
  { bytes: [0x1a, 0x45, 0xdf, 0xa3], reason: 'This is a video, not a session replay.' },
  { bytes: [0x25, 0x50, 0x44, 0x46], reason: 'This is a PDF document, not a session replay.' },
  { bytes: [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], reason: 'This is a SQLite database, not a session replay.' },
  {
    bytes: [0x50, 0x41, 0x52, 0x31],
    reason: 'This is a Parquet file. PostHog’s batch exports hold no replay data.',
  },
  { bytes: [0x7f, 0x45, 0x4c, 0x46], reason: 'This is a program, not a session replay.' },
  { bytes: [0x4d, 0x5a], reason: 'This is a program, not a session replay.' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], reason: `This is a 7z archive. ${UNPACK_FIRST}` },
  { bytes: [0x52, 0x61, 0x72, 0x21], reason: `This is a RAR archive. ${UNPACK_FIRST}` },
  { bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a], reason: `This is an xz archive. ${UNPACK_FIRST}` },
  { bytes: [0x42, 0x5a, 0x68], reason: `This is a bzip2 archive. ${UNPACK_FIRST}` },
  { bytes: [0x04, 0x22, 0x4d, 0x18], reason: `This is packed with LZ4. ${UNPACK_FIRST}` },
];

/** Bits per byte; text stays below 6, and only what is packed or encrypted comes near 8. */
const RANDOM_ENTROPY = 7.5;
/** With fewer bytes, nothing can be said of their randomness. */
const MIN_SAMPLE = 512;

/** Names of attributes that its SDKs and collectors write, and those that carry rrweb events. */
const OPEN_TELEMETRY = /telemetry\.sdk\.|rr-web\.event|service\.name/;

/** What a file is by its first bytes, if they are those of a kind that is no recording. */
export function explainMagic(bytes: Uint8Array): string | undefined {
  return MAGICS.find((magic) => magic.bytes.every((byte, index) => bytes[(magic.at ?? 0) + index] === byte))
    ?.reason;
}

/** What can be said of bytes that are no text; `undefined` for text. */
export function explainBinary({ name, bytes }: FileHead): string | undefined {
  if (/\.mobs?$/i.test(name)) {
    return 'This looks like a recording of OpenReplay (.mob). OpenReplay does not record with rrweb, and its files cannot be played here.';
  }
  if (bytes.length >= MIN_SAMPLE && entropyOf(bytes) > RANDOM_ENTROPY) {
    return 'Unreadable: encrypted, or packed in an unknown way. PostHog has encrypted the blocks in its storage since 2026; export the recording from PostHog itself, which hands it out decrypted.';
  }
  const controls = bytes.filter((byte) => byte < 0x09 || (byte > 0x0d && byte < 0x20)).length;
  if (controls <= bytes.length / 20) {
    return undefined;
  }
  return OPEN_TELEMETRY.test(new TextDecoder().decode(bytes))
    ? 'This is data of OpenTelemetry in its binary form (protobuf), which is not read here. Where it carries rrweb’s events, have it exported as JSON (OTLP/JSON), and import that.'
    : 'Unknown binary data.';
}

/** Shannon entropy, in bits per byte. */
function entropyOf(bytes: Uint8Array): number {
  const counts = new Float64Array(256);
  bytes.forEach((byte) => {
    counts[byte] = (counts[byte] ?? 0) + 1;
  });
  return counts.reduce((sum, count) => {
    const share = count / bytes.length;
    return share === 0 ? sum : sum - share * Math.log2(share);
  }, 0);
}
