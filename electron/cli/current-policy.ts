import type { Policy } from '../../shared/policy.ts';
import { policyFile } from '../policy/policy-file.ts';
import { readPolicy } from '../policy/read-policy.ts';
import { IS_PACKAGED } from './packaged.ts';

/** The policy that is in force on this machine. @throws PolicyError */
export function currentPolicy(): Policy {
  return readPolicy(policyFile(IS_PACKAGED)).policy;
}
