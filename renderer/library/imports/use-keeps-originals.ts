import { librarySettings } from '../../app/state/library.ts';
import { appStatus } from '../../app/state/status.ts';
import { useDerived } from '../../ui/store.ts';

/** Whether the machine's policy says that originals are kept: then nobody chooses. */
export function useIsPrescribed(): boolean {
  return useDerived(appStatus, (status) => status?.policy.alwaysKeepOriginals ?? false);
}

/** Whether an import keeps originals. @param chosen for this import; null for what the library is set to */
export function useKeepsOriginals(chosen: boolean | null = null): boolean {
  const isPrescribed = useIsPrescribed();
  const isSet = useDerived(librarySettings, (settings) => settings?.keepsOriginals ?? false);
  return isPrescribed || (chosen ?? isSet);
}
