/** Switches by which Chromium draws elsewhere than on a display that the environment names. */
const DRAWS_ELSEWHERE = /^--(ozone-platform|headless)/;

/**
 * Whether there may be a display to draw on. On Linux, Electron 42 ends in a segmentation fault where there is none, and says
 * nothing that a user would understand.
 */
export function mayHaveDisplay({
  platform,
  env,
  argv,
}: Pick<NodeJS.Process, 'platform' | 'env' | 'argv'>): boolean {
  const named = [env['DISPLAY'], env['WAYLAND_DISPLAY'], env['WAYLAND_SOCKET']];
  return (
    platform !== 'linux' ||
    named.some((name) => name !== undefined && name !== '') ||
    // Its display has a name of its own where none is given.
    env['XDG_SESSION_TYPE'] === 'wayland' ||
    argv.some((arg) => DRAWS_ELSEWHERE.test(arg))
  );
}
