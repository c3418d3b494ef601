import { Divider, Dropdown, DropdownItem, DropdownList, MenuToggle } from '@patternfly/react-core';
import { CodeIcon } from '@patternfly/react-icons/dist/esm/icons/code-icon';
import { FileCodeIcon } from '@patternfly/react-icons/dist/esm/icons/file-code-icon';
import { FileCsvIcon } from '@patternfly/react-icons/dist/esm/icons/file-csv-icon';
import { FileExportIcon } from '@patternfly/react-icons/dist/esm/icons/file-export-icon';
import { FilePdfIcon } from '@patternfly/react-icons/dist/esm/icons/file-pdf-icon';
import { type ReactNode, useState } from 'react';
import type { FleetFormat } from '../../../shared/contracts/fleet.ts';
import { useActions, useAppState, useAreaWords } from '../../state/app-context.ts';
import { fleetScreenWords } from '../../words/areas/fleet.ts';

const FORMATS: readonly (readonly [FleetFormat, ReactNode])[] = [
  ['csv', <FileCsvIcon key="csv" />],
  ['pdf', <FilePdfIcon key="pdf" />],
  ['html', <FileCodeIcon key="html" />],
  ['json', <CodeIcon key="json" />],
];

/** Exports the hosts as they are shown. */
export function FleetExport({
  disabled,
  onExport,
}: {
  readonly disabled: boolean;
  readonly onExport: (format: FleetFormat) => void;
}) {
  const [open, setOpen] = useState(false);
  const actions = useActions();
  const words = useAreaWords(fleetScreenWords);
  const redact = useAppState((state) => state.redact);
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
          isDisabled={disabled}
          onClick={() => setOpen(!open)}
          data-testid="fleet-export"
        >
          {words.export}
        </MenuToggle>
      )}
    >
      <DropdownList>
        {FORMATS.map(([format, icon]) => (
          <DropdownItem
            key={format}
            icon={icon}
            data-testid={`fleet-export-${format}`}
            onClick={() => {
              setOpen(false);
              onExport(format);
            }}
          >
            {words.formats[format]}
          </DropdownItem>
        ))}
        <Divider component="li" />
        <DropdownItem hasCheckbox isSelected={redact} onClick={() => actions.setRedact(!redact)}>
          {words.redact}
        </DropdownItem>
      </DropdownList>
    </Dropdown>
  );
}
