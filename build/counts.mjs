/** @typedef {{ passed: number, failed: number, skipped: number }} Counts of checks and tests */

/**
 * Prints the sum as the last line of a command.
 * @param {readonly Counts[]} counts
 * @returns {number} the exit code
 */
export function printSum(counts) {
  const add = (/** @type {keyof Counts} */ key) => counts.reduce((sum, each) => sum + each[key], 0);
  console.log(`${add('passed')} passed, ${add('failed')} failed, ${add('skipped')} skipped`);
  return add('failed') === 0 ? 0 : 1;
}
