import { Badge, MenuToggle, Select, SelectList, SelectOption } from '@patternfly/react-core';
import { useState } from 'react';
import type { Sign } from '../../components/tones.tsx';

interface FilterMenuProps<T extends string> {
  readonly name: string;
  readonly options: readonly { readonly value: T; readonly label: string; readonly sign: Sign | null }[];
  readonly chosen: readonly T[];
  readonly onToggle: (value: T) => void;
}

/** A filter of which several values can be on; the menu stays open while they are chosen. */
export function FilterMenu<T extends string>({ name, options, chosen, onToggle }: FilterMenuProps<T>) {
  const [open, setOpen] = useState(false);
  return (
    <Select
      role="menu"
      isOpen={open}
      onOpenChange={setOpen}
      popperProps={{ appendTo: 'inline' }}
      onSelect={(_event, value) => {
        const option = options.find((one) => one.value === value);
        if (option !== undefined) onToggle(option.value);
      }}
      toggle={(ref) => (
        <MenuToggle
          ref={ref}
          size="sm"
          isExpanded={open}
          onClick={() => setOpen(!open)}
          badge={chosen.length > 0 ? <Badge isRead>{chosen.length}</Badge> : undefined}
        >
          {name}
        </MenuToggle>
      )}
    >
      <SelectList>
        {options.map(({ value, label, sign }) => (
          <SelectOption key={value} hasCheckbox value={value} isSelected={chosen.includes(value)}>
            <span className={sign === null ? undefined : `so-label so-tone-${sign.tone}`}>
              {sign !== null && <sign.Icon className="so-tone-icon" />}
              {label}
            </span>
          </SelectOption>
        ))}
      </SelectList>
    </Select>
  );
}
