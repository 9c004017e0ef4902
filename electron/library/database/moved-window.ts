/**
 * The number that a window has in a session that takes the place of another, by its recorded id: an expression in SQL of
 * `@fromId`, `@toId` and `window_number`, which stays where there is none. Both sessions must be there.
 */
export const MOVED_WINDOW = `coalesce(
         (SELECT new_windows.number FROM sessions
            JOIN windows USING (session_key)
            JOIN windows AS new_windows ON new_windows.recorded_id = windows.recorded_id
            JOIN sessions AS new_sessions ON new_sessions.session_key = new_windows.session_key
          WHERE sessions.id = @fromId AND windows.number = window_number AND new_sessions.id = @toId),
         window_number)`;
