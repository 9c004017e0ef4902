import type { Handlers } from '../../shared/contract/contract.ts';
import type { Preview } from '../../shared/contract/previews.ts';
import { succeed } from '../../shared/result.ts';
import type { AppLibrary } from '../library/database/open-for-app.ts';
import { readPreview, storePreview } from '../library/index/previews.ts';
import { retryWhenBusy } from '../library/database/retry-when-busy.ts';
import type { PreviewMaker } from '../preview/preview-maker.ts';

const JPEG_QUALITY = 70;

/** Calls about small pictures of moments: from the library, or made and kept there. */
export function createPreviewHandlers(
  library: AppLibrary,
  maker: PreviewMaker,
): Pick<Handlers, 'readPreview' | 'previewShown'> {
  return {
    readPreview: async ({ isPatient = false, ...moment }) => {
      const known = readPreview(library.read(), moment);
      if (known) {
        return succeed(toPreview(known));
      }
      const picture = await maker.make(moment, isPatient);
      if (!picture || picture.isEmpty()) {
        return succeed(null);
      }
      const jpeg = new Uint8Array(picture.toJPEG(JPEG_QUALITY));
      const { writable } = library;
      if (writable) {
        await retryWhenBusy(() => storePreview(writable, moment, jpeg));
      }
      return succeed(toPreview(jpeg));
    },
    previewShown: (outcome) => {
      maker.tellShown(outcome);
      return succeed(null);
    },
  };
}

function toPreview(jpeg: Uint8Array): Preview {
  return { url: `data:image/jpeg;base64,${Buffer.from(jpeg).toString('base64')}` };
}
