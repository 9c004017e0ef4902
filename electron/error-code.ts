/** The code that Node and SQLite put on their errors (`ENOENT`, `SQLITE_FULL`, …); empty where there is none. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** Another connection holds the database; the code may name the way (`SQLITE_BUSY_SNAPSHOT`). */
export function isBusy(error: unknown): boolean {
  return errorCode(error).startsWith('SQLITE_BUSY');
}
