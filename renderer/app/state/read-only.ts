/** Why a control for importing does nothing. */
export const IMPORTING_IS_OFF = 'Importing is off: this library is open for reading only here';

/** Why a control for removing does nothing. */
export const REMOVING_IS_OFF = 'Removing is off: this library is open for reading only here';

/** Why a control for starring, tagging and the like does nothing. */
export const CHANGING_IS_OFF = 'Changing is off: this library is open for reading only here';
