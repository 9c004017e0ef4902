import path from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';

const SHOWN = 10;

/** Prints the files that took longest, with everything around their tests. By default, because vitest takes it so. */
export default class SlowestFiles implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const slowest = modules
      .map((module) => ({ module, seconds: secondsOf(module) }))
      .sort((one, other) => other.seconds - one.seconds)
      .slice(0, SHOWN);
    const lines = slowest.map(
      ({ module, seconds }) =>
        `${seconds.toFixed(1).padStart(8)} s  ${module.project.name.padEnd(6)}  ${path.relative('.', module.moduleId)}`,
    );
    console.log(['', ' Slowest files', ...lines, ''].join('\n'));
  }
}

function secondsOf(module: TestModule): number {
  const { collectDuration, duration, prepareDuration, setupDuration } = module.diagnostic();
  return (collectDuration + duration + prepareDuration + setupDuration) / 1000;
}
