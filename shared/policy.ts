/** Rules that the administrators of a machine can set. */
export interface Policy {
  /** Libraries can be read, but neither imported into nor changed. */
  readonly readOnlyLibraries: boolean;
  /** Recordings cannot be exported, neither by the app nor by commands such as “events”. */
  readonly forbidExport: boolean;
  /** A copy of every imported file is kept, whatever the library or the command line says. */
  readonly alwaysKeepOriginals: boolean;
  /** The library does not store the paths of imported files. */
  readonly forbidReferences: boolean;
  /** Pseudonyms stand in the custody log in place of the names of users and computers. */
  readonly pseudonymsInCustody: boolean;
}

/** Where there is no policy file, everything is allowed. */
export const NO_POLICY: Policy = {
  readOnlyLibraries: false,
  forbidExport: false,
  alwaysKeepOriginals: false,
  forbidReferences: false,
  pseudonymsInCustody: false,
};

/** The rules of both. */
export function joinPolicies(one: Policy, other: Policy): Policy {
  return {
    readOnlyLibraries: one.readOnlyLibraries || other.readOnlyLibraries,
    forbidExport: one.forbidExport || other.forbidExport,
    alwaysKeepOriginals: one.alwaysKeepOriginals || other.alwaysKeepOriginals,
    forbidReferences: one.forbidReferences || other.forbidReferences,
    pseudonymsInCustody: one.pseudonymsInCustody || other.pseudonymsInCustody,
  };
}

const RULES: Readonly<Record<keyof Policy, string>> = {
  readOnlyLibraries: 'Libraries are read-only',
  forbidExport: 'Exporting is forbidden',
  alwaysKeepOriginals: 'A copy of every imported file is kept',
  forbidReferences: 'Where imported files lie is not noted',
  pseudonymsInCustody: 'Users and computers are noted by pseudonyms',
};

/** The rules that are in force, in words for the user. */
export function rulesInForce(policy: Policy): readonly string[] {
  return (Object.keys(RULES) as (keyof Policy)[]).filter((rule) => policy[rule]).map((rule) => RULES[rule]);
}
