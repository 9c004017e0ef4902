import { expect, it } from 'vitest';
import { assertAnswers } from '../../../../../electron/library/database/assert-answers.ts';
import { makeTempFolder } from '../../../../helpers/temp-folder.ts';

it('is satisfied with any answer, also where there is nothing yet', async () => {
  await expect(assertAnswers(makeTempFolder())).resolves.toBeUndefined();
  await expect(assertAnswers('/nowhere/at/all')).resolves.toBeUndefined();
});

it('says so where a disk does not answer', async () => {
  const never = (): Promise<never> => new Promise(() => undefined);
  await expect(assertAnswers('/mnt/share', 50, never)).rejects.toThrow(
    /^The disk that holds \/mnt\/share has not answered for 0.05 seconds. Look whether it is connected/,
  );
});
