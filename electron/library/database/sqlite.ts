import Database from 'better-sqlite3';

// Read once, by the first database of the process: a name that begins with “file:” then says how to open it (access.ts).
process.env['SQLITE_USE_URI'] = '1';

/** SQLite, for those who open databases. */
export { Database };
