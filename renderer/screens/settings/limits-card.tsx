import { Button } from '@patternfly/react-core';
import { Table, Tbody, Td, Th, Thead, Tr } from '@patternfly/react-table';
import { useState } from 'react';
import { inLanguage } from '../../../shared/base/language.ts';
import { LIMITS, type LimitSpec, limitText, parseLimit } from '../../../shared/base/limits.ts';
import { useActions, useAppState, useAreaWords, useLanguage } from '../../state/app-context.ts';
import { settingsWords } from '../../words/areas/settings.ts';
import { SettingsCard } from './settings-screen.tsx';

/** One limit: what is typed takes effect when the field is left or Enter pressed; nonsense is said and not kept. */
function LimitRow({ spec }: { readonly spec: LimitSpec }) {
  const actions = useActions();
  const own = useAreaWords(settingsWords);
  const language = useLanguage();
  const limits = useAppState((state) => state.settings.limits) ?? {};
  const { key, unit, word } = spec;
  const set = limits[key];
  const [typed, setTyped] = useState<string | null>(null);
  const [invalid, setInvalid] = useState(false);
  const name = inLanguage(spec.title, language);
  const change = (value: number | undefined): void => {
    const { [key]: _old, ...others } = limits;
    actions.setLimits(value === undefined || value === spec.standard ? others : { ...others, [key]: value });
    setTyped(null);
    setInvalid(false);
  };
  const take = (): void => {
    if (typed === null) return;
    const parsed = parseLimit(`${word}=${typed.trim()}`);
    if (parsed.ok) change(parsed.value[key]);
    else setInvalid(true);
  };
  return (
    <Tr>
      <Td>
        <span id={`so-limit-${key}`}>{name}</span>
        <div className="so-quiet">{inLanguage(spec.largestKnown, language)}</div>
      </Td>
      <Td className="so-limit-value">
        <input
          className="so-field so-number"
          aria-labelledby={`so-limit-${key}`}
          aria-invalid={invalid}
          value={typed ?? limitText(unit, set ?? spec.standard)}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={take}
          onKeyDown={(event) => event.key === 'Enter' && take()}
          data-testid={`limit-${word}`}
        />
        {invalid && (
          <div role="alert" className="so-critical so-limit-fault">
            {own.invalid(limitText(unit, spec.least), limitText(unit, spec.most))}
          </div>
        )}
      </Td>
      <Td className="so-number so-nowrap">
        {set === undefined && !invalid ? (
          <span className="so-quiet">{own.standard}</span>
        ) : (
          <Button variant="link" size="sm" isInline aria-label={own.back(name)} onClick={() => change(undefined)}>
            {limitText(unit, spec.standard)}
          </Button>
        )}
      </Td>
    </Tr>
  );
}

/** What stops hostile archives, each with its default and the largest real value that is known. */
export function LimitsCard() {
  const own = useAreaWords(settingsWords);
  return (
    <SettingsCard title={own.limits}>
      <p className="so-quiet">{own.limitsNote}</p>
      <Table variant="compact" borders aria-label={own.limits}>
        <Thead>
          <Tr>
            <Th>{own.limit}</Th>
            <Th className="so-number" modifier="nowrap">
              {own.value}
            </Th>
            <Th className="so-number" modifier="nowrap">
              {own.standard}
            </Th>
          </Tr>
        </Thead>
        <Tbody>
          {LIMITS.map((spec) => (
            <LimitRow key={spec.key} spec={spec} />
          ))}
        </Tbody>
      </Table>
    </SettingsCard>
  );
}
