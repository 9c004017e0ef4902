import { IS_PACKAGED } from './packaged.ts';

const PROGRAM = IS_PACKAGED ? 'airgap-replay-cli' : 'npm run --silent cli --';

export const USAGE = `Usage:
  ${PROGRAM} import FILE… --library DIR --json [--keep-originals] [--password-file FILE]
  ${PROGRAM} assets FILE… --library DIR --json
  ${PROGRAM} list --library DIR --json
  ${PROGRAM} events SESSION_ID --library DIR
  ${PROGRAM} search QUERY --library DIR --json
  ${PROGRAM} timeline SESSION_ID --library DIR --json
  ${PROGRAM} verify --library DIR --json
  ${PROGRAM} custody [--session SESSION_ID] --library DIR [--json]
  ${PROGRAM} case create --title TITLE [--reference REFERENCE] --library DIR --json
  ${PROGRAM} case add CASE_ID --session SESSION_ID [--at MS | --from MS --to MS] [--caption CAPTION] --library DIR --json
  ${PROGRAM} case list --library DIR --json
  ${PROGRAM} case show CASE_ID --library DIR --json
  ${PROGRAM} case close CASE_ID --library DIR --json
  ${PROGRAM} redact check RULES.json --session SESSION_ID --library DIR --json

import   Imports files, and folders with everything below them, into the library, making it when there is
         none, and prints one JSON object. --keep-originals keeps a copy of every file, byte for byte.
         --password-file names a file with the passwords of encrypted zips, one a line.
         Exit code 0 when every file was imported or is already there, 1 when any was refused or partial.
assets   Takes what asset packs hold (folders of hosts, zips of them, HAR, WARC, WACZ) into the library, fills its
         recordings with it, and prints one JSON object. Exit code 0 when nothing was refused, 1 otherwise.
list     Prints the library's sessions as one JSON object.
events   Prints a session's normalised events as JSONL, in play order.
search   Finds text that was on a page, typed, clicked, logged, requested or exported with a recording, and
         prints one JSON object. Words, "a phrase", beginning*, -not, console:word (text, url, network, custom,
         person), status:>=500.
timeline Prints what the inspector lists of a session as one JSON object.
verify   Hashes imported files and stored chunks again, compares them with the library, and prints one JSON
         object that names every difference. Exit code 0 when there is none, 1 otherwise. Changes nothing, and
         notes in the custody log, where that can be written, what it found.
custody  Prints the log of what was done to the library, or with one session: with --json as JSON lines, of which each
         holds the SHA-256 of the one before (docs/evidence.md).
case     Makes a case, and puts sessions into it, or moments (--at) and ranges (--from, --to) of them as exhibits. MS is
         a time as “timeline” prints it, or counted from where the session begins. Prints one JSON object.
redact   Tells how often each rule of a file (docs/evidence.md) hits in a session, and looks for what would be left of the
         values. Prints one JSON object; nothing is written. Exit code 0 when nothing would be left, 1 otherwise.

What was imported is indexed by the app, or by the first “search” or “timeline” after it.
Progress and messages go to standard error. Exit code 2 means that the command was not understood.
`;

/** The command line was not understood. */
export class UsageError extends Error {}
