import path from 'node:path';

/** Where administrators put the policy: folders that users may not write to. */
const UNIX_POLICY_FILE = '/etc/airgap-replay/policy.json';
const POLICY_FILES: Partial<Record<NodeJS.Platform, string>> = {
  darwin: '/Library/Application Support/Airgap Replay/policy.json',
  win32: 'C:\\ProgramData\\Airgap Replay\\policy.json',
};

/**
 * Where the policy of this machine lies. Only an app that was not packaged can be told another place, for tests:
 * a variable of the user's own must not take a policy away.
 */
export function policyFile(isPackaged: boolean, platform: NodeJS.Platform = process.platform): string {
  const told = isPackaged ? undefined : process.env['AIRGAP_REPLAY_POLICY'];
  return told === undefined ? (POLICY_FILES[platform] ?? UNIX_POLICY_FILE) : path.resolve(told);
}
