import type { Policy } from '../../shared/policy.ts';
import { policyFile } from '../policy/policy-file.ts';
import { readPolicy } from '../policy/read-policy.ts';

/** The policy that is in force on this machine. @throws PolicyError */
export function currentPolicy(): Policy {
  // The CLI runs from the sources only.
  return readPolicy(policyFile(false)).policy;
}
