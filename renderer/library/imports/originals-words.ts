/** What is said of the originals of imported files. */
export const ORIGINALS_WORDS = {
  kept: 'Originals are kept in the library, byte for byte.',
  notKept: 'Originals are not copied.',
  byPolicy: 'The policy for this machine says that originals are kept',
  menu: 'Import options',
  filesKept: 'Import files and keep originals…',
  folderKept: 'Import folder and keep originals…',
  filesOnly: 'Import files without keeping originals…',
  folderOnly: 'Import folder without keeping originals…',
  preferences: 'Change the default…',
} as const;
