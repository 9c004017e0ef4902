import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { MAX_INFLATED_BYTES } from '../../../../shared/formats/limits.ts';
import { FieldInflater, UndecodableError } from '../../../../shared/normalise/inflate.ts';

const gunzip = (bytes: Uint8Array, limit: number): Uint8Array =>
  gunzipSync(bytes, { maxOutputLength: limit });
const pack = (value: unknown): string => gzipSync(JSON.stringify(value)).toString('latin1');

describe('FieldInflater', () => {
  it('reads what posthog-js wrote', () => {
    expect(new FieldInflater(gunzip).inflate(pack({ a: ['ü', 1] }))).toEqual({ a: ['ü', 1] });
  });

  it('gives all fields of one event one budget, so that a small file cannot fill the memory', () => {
    const inflater = new FieldInflater(gunzip);
    const large = pack('x'.repeat(MAX_INFLATED_BYTES * 0.4));
    inflater.inflate(large);
    inflater.inflate(large);
    expect(() => inflater.inflate(large)).toThrow(UndecodableError);
  });
});
