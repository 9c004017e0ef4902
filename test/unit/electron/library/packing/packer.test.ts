import { describe, expect, it } from 'vitest';
import { Packer } from '../../../../../electron/library/packing/packer.ts';
import { makeChunkText } from '../../../../helpers/make-sortable.ts';
import { watchWorkers } from '../../../../helpers/stop-workers.ts';

const LARGE_FILE = 1 << 30;
const RUN = { window: 0, run: 0 };
const text = makeChunkText([{ type: 3, timestamp: 1 }]);

describe('a packer whose thread has ended', () => {
  it('leaves nobody waiting, and packs again for the next file', async () => {
    const stop = watchWorkers();
    const packer = new Packer();
    packer.begin(LARGE_FILE);
    const packed = packer.pack(RUN, text, [1]);
    await Promise.all([stop(), expect(packed).rejects.toThrow('packing stopped')]);
    await expect(packer.finish(RUN)).rejects.toThrow('packing has ended');
    packer.begin(LARGE_FILE);
    expect((await packer.pack(RUN, text, [1])).eventsZstd.length).toBeGreaterThan(0);
    packer.close();
  });

  it('gives up nothing of the next file when the end of the thread before is told late', async () => {
    const stop = watchWorkers();
    const packer = new Packer();
    packer.begin(LARGE_FILE);
    const given = packer.pack(RUN, text, [1]);
    packer.close();
    await expect(given).rejects.toThrow('packing was given up');
    packer.begin(LARGE_FILE);
    const packed = packer.pack(RUN, text, [1]);
    expect((await packed).eventsZstd.length).toBeGreaterThan(0);
    packer.close();
    await stop();
  });
});
