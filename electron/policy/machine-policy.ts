import { joinPolicies, NO_POLICY } from '../../shared/policy.ts';
import { policyFile } from './policy-file.ts';
import { readPolicy, type PolicyInForce } from './read-policy.ts';
import { readRegistryPolicy, REGISTRY_KEY } from './registry.ts';

/**
 * The policy of this machine: its file, and on Windows what group policy prescribes. The stricter of both holds.
 * @throws PolicyError when there is one that cannot be followed
 */
export function readMachinePolicy(isPackaged: boolean): PolicyInForce {
  const byFile = readPolicy(policyFile(isPackaged));
  const byRegistry = readRegistryPolicy();
  const sources = [byFile.file, byRegistry && REGISTRY_KEY].filter((source) => typeof source === 'string');
  return {
    policy: joinPolicies(byFile.policy, byRegistry ?? NO_POLICY),
    file: sources.length > 0 ? sources.join(', ') : null,
  };
}
