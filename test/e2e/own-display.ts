/** Before each file: apps of tests that run at the same time have a display each (build/run-vitest.mjs). */
const displays = (process.env['AIRGAP_REPLAY_DISPLAYS'] ?? '').split(' ').filter((name) => name !== '');
const own = displays[(Number(process.env['VITEST_POOL_ID']) - 1) % displays.length];
if (own !== undefined) {
  process.env['DISPLAY'] = own;
}
