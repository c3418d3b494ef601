import { TextInput } from '@patternfly/react-core';
import { TimesIcon } from '@patternfly/react-icons/dist/esm/icons/times-icon';
import { useState } from 'react';
import type { LibraryRow } from '../../../shared/contracts/library.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { useActions, useAreaWords } from '../../state/app-context.ts';
import { libraryWords } from '../../words/areas/library.ts';

/** The case's tags: Enter or a comma adds one, its cross takes it away. */
export function TagField({ row }: { readonly row: LibraryRow }) {
  const words = useAreaWords(libraryWords);
  const actions = useActions();
  const [value, setValue] = useState('');
  // Ours at once: the row comes anew a moment later, and the next change must not be made from the old one.
  const [tags, setTags] = useState(row.tags);
  const [known, setKnown] = useState(row.tags);
  if (known !== row.tags) {
    setKnown(row.tags);
    setTags(row.tags);
  }
  const set = (next: readonly string[]): void => {
    setTags([...next]);
    actions.request('library:set', { caseId: row.caseId, tags: [...next] }).catch(actions.fail);
  };
  const add = (text: string): void => {
    const tag = text.trim();
    setValue('');
    if (tag !== '' && !tags.includes(tag)) set([...tags, tag]);
  };
  return (
    <div className="so-case-field">
      <span>{words.tags}</span>
      <div className="so-tags">
        {tags.map((tag) => (
          <button
            key={tag}
            type="button"
            className="so-chip so-chip-button"
            aria-label={words.removeTag(visibleText(tag))}
            onClick={() => set(tags.filter((other) => other !== tag))}
          >
            {visibleText(tag)} <TimesIcon />
          </button>
        ))}
        <TextInput
          value={value}
          maxLength={60}
          placeholder={words.addTag}
          aria-label={words.addTag}
          data-testid="add-tag"
          onChange={(_event, text) =>
            text.endsWith(',') || text.endsWith('、') ? add(text.slice(0, -1)) : setValue(text)
          }
          onBlur={() => add(value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) add(value);
          }}
        />
      </div>
    </div>
  );
}
