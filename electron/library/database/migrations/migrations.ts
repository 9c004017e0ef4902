import { sessionsMigration } from './0001-sessions.ts';
import { partsMigration } from './0002-parts.ts';
import { deepIndexMigration } from './0003-deep-index.ts';
import { itemsMigration } from './0004-items.ts';
import { libraryMigration } from './0005-library.ts';
import { bookmarksMigration } from './0006-bookmarks.ts';
import { assetsMigration } from './0007-assets.ts';
import { personsMigration } from './0008-persons.ts';
import { outwardLinksMigration } from './0009-outward-links.ts';
import { indexAttemptsMigration } from './0010-index-attempts.ts';
import { indexCorrectionsMigration } from './0011-index-corrections.ts';
import { rowRulesMigration } from './0012-row-rules.ts';
import { indexWordsMigration } from './0013-index-words.ts';
import { workbenchMigration } from './0014-workbench.ts';
import { evidenceMigration } from './0015-evidence.ts';

/** Every step of the library's schema, in order; `user_version` counts how many a library has taken. */
export const MIGRATIONS: readonly string[] = [
  sessionsMigration,
  partsMigration,
  deepIndexMigration,
  itemsMigration,
  libraryMigration,
  bookmarksMigration,
  assetsMigration,
  personsMigration,
  outwardLinksMigration,
  indexAttemptsMigration,
  indexCorrectionsMigration,
  rowRulesMigration,
  indexWordsMigration,
  workbenchMigration,
  evidenceMigration,
];
