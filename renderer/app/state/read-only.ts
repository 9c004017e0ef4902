/** Why a control for importing does nothing. */
export const IMPORTING_IS_OFF = 'View only: nothing can be imported here';

/** Why a control for removing does nothing. */
export const REMOVING_IS_OFF = 'View only: nothing can be removed here';

/** Why a control for starring, tagging and the like does nothing. */
export const CHANGING_IS_OFF = 'View only: nothing can be changed here';
