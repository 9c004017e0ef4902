import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files of half a minute and more: begun last, they would keep one worker busy when the others have nothing to do. */
const SLOW =
  /\/(?:corpus|build-session|commands|kill|no-network|accessibility|windowed-playing|four-walls|drift|exact|fuzz)\.test\.ts$/;

/** Begins with the slow files, also where no run before tells how long each takes. */
export class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isSlow = ({ moduleId }: TestSpecification): number => (SLOW.test(moduleId) ? 0 : 1);
    return sorted.toSorted((one, other) => isSlow(one) - isSlow(other));
  }
}
