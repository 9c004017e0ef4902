import { useState, type ReactElement } from 'react';
import type { RequestDetails } from '../../../../shared/model/item.ts';
import { SHELLS, toShellCommand, type Shell } from '../../../../shared/export/shell-command.ts';
import { copyText } from '../../../app/state/copy-text.ts';
import { classNames } from '../../../ui/class-names.ts';
import { Popover } from '../../../ui/popover.tsx';
import menu from '../../../ui/menu.module.css';
import css from './copy-request.module.css';

const NAMES: Readonly<Record<Shell, string>> = {
  sh: 'cURL (bash, zsh, sh)',
  powershell: 'PowerShell (Windows)',
  cmd: 'cURL for Windows (cmd)',
};

/** Copies a command that makes a request again: each shell reads quotes in its own way. */
export function CopyRequest({ request }: { readonly request: RequestDetails }): ReactElement {
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={css.place}>
      <Popover label="Copy as a command" icon="copy" isOpen={isOpen} onToggle={setOpen}>
        {(close) =>
          SHELLS.map((shell) => (
            <Choice
              key={shell}
              shell={shell}
              command={toShellCommand(request, shell)}
              onCopy={(command) => {
                close();
                void copyText(command, `Copied: ${NAMES[shell]}.`);
              }}
            />
          ))
        }
      </Popover>
    </div>
  );
}

interface ChoiceProps {
  readonly shell: Shell;
  readonly command: string | null;
  readonly onCopy: (command: string) => void;
}

function Choice({ shell, command, onCopy }: ChoiceProps): ReactElement {
  return (
    <button
      type="button"
      className={classNames(menu.item, css.item)}
      disabled={command === null}
      title={command === null ? 'Can’t be written for this shell' : undefined}
      onClick={() => command !== null && onCopy(command)}
    >
      {NAMES[shell]}
    </button>
  );
}
