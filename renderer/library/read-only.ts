/** Why a control for importing does nothing. */
export const IMPORTING_IS_OFF = 'Importing is off: this library is open for reading only here';

/** Why a control for removing does nothing. */
export const REMOVING_IS_OFF = 'Removing is off: this library is open for reading only here';
