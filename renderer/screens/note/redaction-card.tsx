import { Button, Switch } from '@patternfly/react-core';
import { TimesIcon } from '@patternfly/react-icons/dist/esm/icons/times-icon';
import { type FormEvent, useState } from 'react';
import type { Replacement, ReportChoices } from '../../../shared/contracts/note.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { useActions, useAppState, useAreaWords } from '../../state/app-context.ts';
import { noteWords } from '../../words/areas/note.ts';
import { useMade } from './use-note.ts';

interface RedactionCardProps {
  readonly caseId: string;
  readonly version: number;
  readonly choices: ReportChoices;
  readonly onChoose: (choices: ReportChoices) => void;
}

/** What redaction replaces, by what, how often; each can be kept, and own words added. */
export function RedactionCard({ caseId, version, choices, onChoose }: RedactionCardProps) {
  const words = useAreaWords(noteWords);
  const actions = useActions();
  const redact = useAppState((state) => state.redact);
  const rows = useMade(() => actions.request('note:redaction', { caseId }), version);
  const own = new Set(choices.words.map(({ original }) => original.toLowerCase()));
  const keep = ({ key, on }: Replacement): void =>
    onChoose({ ...choices, keep: on ? [...choices.keep, key] : choices.keep.filter((one) => one !== key) });
  const forget = ({ original }: Replacement): void =>
    onChoose({
      ...choices,
      words: choices.words.filter((word) => word.original.toLowerCase() !== original.toLowerCase()),
    });
  return (
    <section className="so-card so-redaction" aria-label={words.redaction}>
      <div className="so-card-head">
        <h2>{words.redaction}</h2>
        {rows !== null && <span className="so-quiet">{words.replaced(rows.length)}</span>}
        <span className="so-spring" />
        <Switch
          id="so-redact"
          label={words.redact}
          isChecked={redact}
          isReversed
          onChange={(_event, on) => actions.setRedact(on)}
        />
      </div>
      <p className="so-quiet so-redaction-note">{words.redactNote}</p>
      <OwnWordForm choices={choices} onChoose={onChoose} />
      {rows?.length === 0 && <p className="so-empty so-quiet">{words.nothing}</p>}
      {rows !== null && rows.length > 0 && (
        <div className="so-redaction-rows">
          <table className="so-table">
            <thead>
              <tr>
                <th scope="col">
                  <span className="so-visually-hidden">{words.redact}</span>
                </th>
                <th scope="col">{words.kind}</th>
                <th scope="col">{words.original}</th>
                <th scope="col">{words.replacement}</th>
                <th scope="col" className="so-number">
                  {words.times}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <ReplacementRow
                  key={row.key}
                  row={row}
                  own={row.kind === 'word' && own.has(row.original.toLowerCase())}
                  onKeep={() => keep(row)}
                  onForget={() => forget(row)}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

interface RowProps {
  readonly row: Replacement;
  readonly own: boolean;
  readonly onKeep: () => void;
  readonly onForget: () => void;
}

function ReplacementRow({ row, own, onKeep, onForget }: RowProps) {
  const words = useAreaWords(noteWords);
  const name = visibleText(row.original);
  return (
    <tr className={row.on ? undefined : 'so-kept'} data-testid="redaction-row">
      <td>
        {own ? (
          <button
            type="button"
            className="so-icon-button"
            aria-label={words.removeWord(name)}
            title={words.removeWord(name)}
            onClick={onForget}
          >
            <TimesIcon />
          </button>
        ) : (
          <input type="checkbox" checked={row.on} aria-label={words.keepOne(name)} onChange={onKeep} />
        )}
      </td>
      <td className="so-quiet">{words.kinds[row.kind]}</td>
      <td className="so-mono">{name}</td>
      <td className="so-mono">{row.on ? visibleText(row.replacement) : name}</td>
      <td className="so-number">{row.count}</td>
    </tr>
  );
}

function OwnWordForm({ choices, onChoose }: Pick<RedactionCardProps, 'choices' | 'onChoose'>) {
  const words = useAreaWords(noteWords);
  const [original, setOriginal] = useState('');
  const [replacement, setReplacement] = useState('');
  const add = (event: FormEvent): void => {
    event.preventDefault();
    const word = original.trim();
    if (word === '') return;
    const others = choices.words.filter((one) => one.original.toLowerCase() !== word.toLowerCase());
    onChoose({ ...choices, words: [...others, { original: word, replacement: replacement.trim() }] });
    setOriginal('');
    setReplacement('');
  };
  return (
    <form className="so-own-word" onSubmit={add}>
      <input
        type="text"
        value={original}
        maxLength={200}
        placeholder={words.ownWord}
        aria-label={words.ownWord}
        data-testid="own-word"
        onChange={(event) => setOriginal(event.target.value)}
      />
      <input
        type="text"
        value={replacement}
        maxLength={200}
        placeholder={words.ownReplacement}
        aria-label={words.ownReplacement}
        onChange={(event) => setReplacement(event.target.value)}
      />
      <Button type="submit" variant="secondary" size="sm" isDisabled={original.trim() === ''}>
        {words.addWord}
      </Button>
    </form>
  );
}
