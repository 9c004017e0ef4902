import { sessionsMigration } from './0001-sessions.ts';

/** Every step of the library's schema, in order; `user_version` counts how many a library has taken. */
export const MIGRATIONS: readonly string[] = [sessionsMigration];
