/** Whether this process may give its rights away and take them back: only root may. */
export const mayBecomeNobody = process.geteuid?.() === 0;

/** The user `nobody` on Debian, Fedora and macOS's upper half: no rights anywhere. */
const NOBODY = 65534;

/** Runs work without root's right to read everything. */
export async function asNobody<T>(work: () => Promise<T>): Promise<T> {
  process.seteuid?.(NOBODY);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}
