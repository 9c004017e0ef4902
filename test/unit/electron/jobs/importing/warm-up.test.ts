import { describe, expect, it, vi } from 'vitest';
import { warmUp } from '../../../../../electron/jobs/importing/warm-up.ts';
import { makeTrainingRecording } from '../../../../../electron/jobs/importing/training-recording.ts';
import { Packer } from '../../../../../electron/library/packing/packer.ts';
import { Slab } from '../../../../../shared/model/slab.ts';
import { importInto } from '../../../../helpers/import-into.ts';
import { makeChunkText } from '../../../../helpers/make-sortable.ts';
import { makeLibrary } from '../../../../helpers/open-library.ts';
import { makeTempFolder, writeFile } from '../../../../helpers/temp-folder.ts';

describe('the recording that an importer is trained with', () => {
  it.each(['a', 1])('imports whole, its windows named like %j', async (id) => {
    const file = writeFile(makeTempFolder(), 'training.json', makeTrainingRecording(id));
    const { status, sessions } = await importInto(makeLibrary(), file);
    const health = sessions[0]?.health.map(({ code }) => code);
    expect([status, health]).toEqual(['imported', ['duplicate-events']]);
    expect(sessions[0]?.events).toBeGreaterThan(5000);
  });
});

describe('warming up', () => {
  it('comes to its end, and leaves the packer fit for use', async () => {
    const packer = new Packer();
    await warmUp(packer, new AbortController().signal);
    packer.begin(0);
    const packed = await packer.pack({ window: 0, run: 0 }, makeChunkText([{ type: 3, timestamp: 1 }]), [1]);
    expect(packed.eventsZstd.length).toBeGreaterThan(0);
    packer.close();
  });

  it('ends in its first round when an import begins', async () => {
    const packer = new Packer();
    const rounds = vi.spyOn(packer, 'begin');
    const begun = new AbortController();
    const warm = warmUp(packer, begun.signal);
    begun.abort();
    await warm;
    packer.close();
    expect(rounds).toHaveBeenCalledOnce();
  });

  it('holds none of the memory that threads share afterwards', async () => {
    const held = vi.spyOn(Slab.prototype, 'hold');
    const released = vi.spyOn(Slab.prototype, 'release');
    const packer = new Packer();
    await warmUp(packer, new AbortController().signal);
    packer.close();
    expect(released.mock.calls.length).toBe(held.mock.calls.length);
  });
});
