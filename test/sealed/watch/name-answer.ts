/** Where the question begins in a DNS message, and the numbers of RFC 1035. */
const HEADER_BYTES = 12;
const TYPE_A = 1;
const ANSWERED = 0x8180;

/** The name that a DNS query asks for. */
export function readName(query: Buffer): string {
  const labels: string[] = [];
  for (let at = HEADER_BYTES; (query[at] ?? 0) > 0; at += 1 + (query[at] ?? 0)) {
    labels.push(query.toString('latin1', at + 1, at + 1 + (query[at] ?? 0)));
  }
  return labels.join('.');
}

/** Every name has the address 127.0.0.1 and no other. */
export function answerName(query: Buffer): Buffer {
  const questionEnd = HEADER_BYTES + readName(query).length + 2 + 4;
  const isForAddress = query.readUInt16BE(questionEnd - 4) === TYPE_A;
  const reply = Buffer.from(query.subarray(0, questionEnd));
  reply.writeUInt16BE(ANSWERED, 2);
  reply.writeUInt16BE(isForAddress ? 1 : 0, 6);
  reply.writeUInt32BE(0, 8);
  // A pointer to the name in the question, type A, class IN, 60 seconds, four bytes.
  const record = [0xc0, HEADER_BYTES, 0, TYPE_A, 0, 1, 0, 0, 0, 60, 0, 4, 127, 0, 0, 1];
  return isForAddress ? Buffer.concat([reply, Buffer.from(record)]) : reply;
}
