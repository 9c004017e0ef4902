import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { z } from 'zod';
import { errorMessage } from '../../shared/error-message.ts';
import { KIBIBYTE, type Bytes } from '../../shared/model/units.ts';
import { NO_POLICY, type Policy } from '../../shared/policy.ts';
import { errorCode } from '../error-code.ts';

const LARGEST: Bytes = 64 * KIBIBYTE;
/** Strict: a misprinted rule would be a rule that is not followed. */
const policySchema: z.ZodType<Policy> = z.strictObject({
  readOnlyLibraries: z.boolean().default(false),
  forbidExport: z.boolean().default(false),
  alwaysKeepOriginals: z.boolean().default(false),
  forbidReferences: z.boolean().default(false),
  pseudonymsInCustody: z.boolean().default(false),
});

/** There is a policy, but it cannot be followed: nothing may be done then. The message is for the user. */
export class PolicyError extends Error {}

/** A policy, and the file that it is from; `null` where there is none. */
export interface PolicyInForce {
  readonly policy: Policy;
  readonly file: string | null;
}

/** Reads the policy of this machine. @throws PolicyError when there is one that cannot be read or is not valid */
export function readPolicy(file: string): PolicyInForce {
  const text = readText(file);
  return text === undefined ? { policy: NO_POLICY, file: null } : { policy: parse(text, file), file };
}

function readText(file: string): string | undefined {
  let handle: number | undefined;
  try {
    handle = openSync(file, 'r');
    if (fstatSync(handle).size > LARGEST) {
      throw new Error('it is too large');
    }
    const buffer = new Uint8Array(LARGEST);
    const length = readSync(handle, buffer);
    return new TextDecoder('utf-8', { fatal: true }).decode(buffer.subarray(0, length));
  } catch (error) {
    if (/^(ENOENT|ENOTDIR)$/.test(errorCode(error))) {
      return undefined;
    }
    throw explainPolicy(file, errorMessage(error));
  } finally {
    if (handle !== undefined) {
      closeSync(handle);
    }
  }
}

function parse(text: string, file: string): Policy {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw explainPolicy(file, errorMessage(error));
  }
  const parsed = policySchema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const place = issue?.path.join('.');
    throw explainPolicy(file, `${place ? `${place}: ` : ''}${issue?.message ?? 'it is not valid'}`);
  }
  return parsed.data;
}

/** @param source of the policy @param reason why it cannot be followed */
export function explainPolicy(source: string, reason: string): PolicyError {
  return new PolicyError(
    `The policy for this machine cannot be followed, so Airgap Replay does not start. Ask your administrator to correct ${source}: ${reason}.`,
  );
}
