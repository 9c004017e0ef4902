import type { SkipCode } from './plain-entry.ts';

/** The packed data is damaged or breaks off; what came before it has been handed out. */
export class DamagedArchiveError extends Error {
  readonly truncated: boolean;

  constructor(truncated: boolean, cause?: unknown) {
    super(truncated ? 'the packed data breaks off' : 'the packed data is damaged', { cause });
    this.truncated = truncated;
  }
}

/** The file unpacks to more than any recording does; nothing more is unpacked of it. */
export class BombError extends Error {
  readonly code: SkipCode;

  constructor(code: SkipCode, message: string) {
    super(message);
    this.code = code;
  }
}
