import { readFileSync } from 'node:fs';
import { inRoot } from '../setup/paths.mjs';

/** Where group policy writes the rules, below HKEY_LOCAL_MACHINE. */
export const POLICY_KEY = 'SOFTWARE\\Policies\\Airgap Replay';

const SCHEMA =
  'revision="1.0" schemaVersion="1.0" xmlns="http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions"';
const HEAD = '<?xml version="1.0" encoding="utf-8"?>';

/** @returns {Record<string, { title: string, text: string }>} by the rule's name, which is that of the registry's value */
export function readRules() {
  return JSON.parse(readFileSync(inRoot('build/release/windows/policies.json'), 'utf8'));
}

/** The rules as group policy's editor knows them; each is a number in the registry, 1 or 0. */
export function writeAdmx() {
  const policies = Object.keys(readRules()).map(
    (
      rule,
    ) => `    <policy name="${rule}" class="Machine" displayName="$(string.${rule})" explainText="$(string.${rule}_text)"
            key="${POLICY_KEY}" valueName="${rule}">
      <parentCategory ref="AirgapReplay" />
      <supportedOn ref="SUPPORTED_AirgapReplay" />
      <enabledValue><decimal value="1" /></enabledValue>
      <disabledValue><decimal value="0" /></disabledValue>
    </policy>
`,
  );
  return `${HEAD}
<policyDefinitions ${SCHEMA}>
  <policyNamespaces>
    <target prefix="airgapreplay" namespace="AirgapReplay.Policies" />
  </policyNamespaces>
  <resources minRequiredRevision="1.0" />
  <supportedOn>
    <definitions>
      <definition name="SUPPORTED_AirgapReplay" displayName="$(string.SUPPORTED_AirgapReplay)" />
    </definitions>
  </supportedOn>
  <categories>
    <category name="AirgapReplay" displayName="$(string.AirgapReplay)" />
  </categories>
  <policies>
${policies.join('')}  </policies>
</policyDefinitions>
`;
}

/** The words for it. */
export function writeAdml() {
  const strings = Object.entries(readRules()).flatMap(([rule, { title, text }]) => [
    [rule, title],
    [`${rule}_text`, text],
  ]);
  const all = [
    ['AirgapReplay', 'Airgap Replay'],
    ['SUPPORTED_AirgapReplay', 'Every version of Airgap Replay that reads the registry'],
    ...strings,
  ];
  return `${HEAD}
<policyDefinitionResources ${SCHEMA}>
  <displayName>Airgap Replay</displayName>
  <description>What administrators prescribe for Airgap Replay.</description>
  <resources>
    <stringTable>
${all.map(([id, text]) => `      <string id="${id}">${text}</string>\n`).join('')}    </stringTable>
  </resources>
</policyDefinitionResources>
`;
}
