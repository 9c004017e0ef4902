import { isUtf8 } from 'node:buffer';
import { gunzipSync, inflateSync } from 'node:zlib';
import type { Platform } from '../../shared/platform.ts';

/** Node's own means. */
export const nodePlatform: Platform = {
  gunzip: (bytes, limit) => gunzipSync(bytes, { maxOutputLength: Math.max(limit, 1) }),
  inflate: (bytes, limit) => inflateSync(bytes, { maxOutputLength: Math.max(limit, 1) }),
  isUtf8,
};
