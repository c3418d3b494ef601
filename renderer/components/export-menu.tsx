import { Divider, Dropdown, DropdownItem, DropdownList, MenuToggle } from '@patternfly/react-core';
import { CodeIcon } from '@patternfly/react-icons/dist/esm/icons/code-icon';
import { FileAltIcon } from '@patternfly/react-icons/dist/esm/icons/file-alt-icon';
import { FileCodeIcon } from '@patternfly/react-icons/dist/esm/icons/file-code-icon';
import { FileExportIcon } from '@patternfly/react-icons/dist/esm/icons/file-export-icon';
import { FilePdfIcon } from '@patternfly/react-icons/dist/esm/icons/file-pdf-icon';
import { type ReactNode, useState } from 'react';
import type { ExportFormat } from '../../shared/contracts/ipc.ts';
import { useActions, useAppState, useWords } from '../state/app-context.ts';

const FORMATS: readonly { readonly format: ExportFormat; readonly icon: ReactNode }[] = [
  { format: 'pdf', icon: <FilePdfIcon /> },
  { format: 'markdown', icon: <FileAltIcon /> },
  { format: 'html', icon: <FileCodeIcon /> },
  { format: 'json', icon: <CodeIcon /> },
];

/** Exports the case on the screen in a format, with names and addresses redacted where that is ticked. */
export function ExportMenu() {
  const [open, setOpen] = useState(false);
  const actions = useActions();
  const words = useWords();
  const redact = useAppState((state) => state.redact);
  const choose = (format: ExportFormat): void => {
    setOpen(false);
    actions.exportCase(format);
  };
  return (
    <Dropdown
      isOpen={open}
      onOpenChange={setOpen}
      popperProps={{ appendTo: 'inline', position: 'right' }}
      toggle={(ref) => (
        <MenuToggle
          ref={ref}
          variant="primary"
          size="sm"
          icon={<FileExportIcon />}
          isExpanded={open}
          onClick={() => setOpen(!open)}
          data-testid="export-menu"
        >
          {words.export}
        </MenuToggle>
      )}
    >
      <DropdownList>
        {FORMATS.map(({ format, icon }) => (
          <DropdownItem key={format} icon={icon} data-testid={`export-${format}`} onClick={() => choose(format)}>
            <span className="so-menu-line">
              {words.formats[format]}
              {format === 'pdf' && <kbd className="so-kbd">Ctrl E</kbd>}
            </span>
          </DropdownItem>
        ))}
        <Divider component="li" />
        <DropdownItem
          hasCheckbox
          isSelected={redact}
          data-testid="export-redact"
          onClick={() => actions.setRedact(!redact)}
        >
          {words.redact}
        </DropdownItem>
      </DropdownList>
    </Dropdown>
  );
}
