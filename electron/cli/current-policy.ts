import type { Policy } from '../../shared/policy.ts';
import { readMachinePolicy } from '../policy/machine-policy.ts';
import { IS_PACKAGED } from './packaged.ts';

/** The policy that is in force on this machine. @throws PolicyError */
export function currentPolicy(): Policy {
  return readMachinePolicy(IS_PACKAGED).policy;
}
