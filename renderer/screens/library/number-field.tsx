import { TextInput } from '@patternfly/react-core';
import { useState } from 'react';
import type { LibraryRow } from '../../../shared/contracts/library.ts';
import { useActions, useAreaWords } from '../../state/app-context.ts';
import { libraryWords } from '../../words/areas/library.ts';

/** The number of the support case: kept on Enter and when the field is left; Esc puts back what was there. */
export function NumberField({ row }: { readonly row: LibraryRow }) {
  const words = useAreaWords(libraryWords);
  const actions = useActions();
  const known = row.caseNumber ?? '';
  const [value, setValue] = useState(known);
  const keep = (): void => {
    if (value.trim() === known) return;
    actions.request('library:set', { caseId: row.caseId, caseNumber: value.trim() }).catch(actions.fail);
  };
  return (
    <div className="so-case-field">
      <span>{words.caseNumber}</span>
      <TextInput
        value={value}
        maxLength={60}
        placeholder={words.noNumber}
        aria-label={words.caseNumber}
        data-testid="case-number"
        onChange={(_event, text) => setValue(text)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') keep();
          if (event.key === 'Escape') setValue(known);
        }}
      />
    </div>
  );
}
