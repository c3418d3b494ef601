import { Button } from '@patternfly/react-core';
import { SearchMinusIcon } from '@patternfly/react-icons/dist/esm/icons/search-minus-icon';
import { SearchPlusIcon } from '@patternfly/react-icons/dist/esm/icons/search-plus-icon';
import { useCallback, useState } from 'react';
import type { CaseSummary } from '../../../shared/contracts/case-summary.ts';
import type { KernelRange, KernelTable } from '../../../shared/contracts/kernel-table.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { useActions, useAreaWords, useWords } from '../../state/app-context.ts';
import { useCommands } from '../../state/use-commands.ts';
import { useWidth } from '../../state/use-width.ts';
import { kernelWords } from '../../words/areas/kernel.ts';
import { BuildDetails } from './build-details.tsx';
import { BuildTable } from './build-table.tsx';
import { articleTitle, firstShown, rangeEnds, shortName } from './builds.ts';
import { Legend } from './legend.tsx';
import { KernelPictureView } from './picture.tsx';
import { UpgradeCard } from './upgrade-card.tsx';
import { VerdictsCard } from './verdicts-card.tsx';

export interface KernelScreenProps {
  readonly caseId: string;
  readonly summary: CaseSummary;
}

/** The kernel screen of a case. */
export function KernelScreen({ caseId, summary }: KernelScreenProps) {
  const all = useWords();
  const words = useAreaWords(kernelWords);
  const { kernelTable: table, host } = summary;
  return (
    <div className="so-kernel-screen" data-testid="kernel-screen">
      <div className="so-page-head">
        <div className="so-page-title">
          <h1>{all.kernel}</h1>
          <span className="so-quiet">
            {host.kernel === null ? words.notKnown : words.running(visibleText(host.kernel.release))}
          </span>
        </div>
      </div>
      {table === null ? <NoKernel caseId={caseId} /> : <PictureCard key={caseId} summary={summary} table={table} />}
      <div className="so-kp-cards">
        <UpgradeCard caseId={caseId} summary={summary} />
        <VerdictsCard caseId={caseId} summary={summary} />
      </div>
    </div>
  );
}

function NoKernel({ caseId }: { readonly caseId: string }) {
  const actions = useActions();
  const words = useAreaWords(kernelWords);
  return (
    <section className="so-card so-empty" data-testid="kernel-none">
      <h2>{words.noTable}</h2>
      <p>{words.noTableNote}</p>
      <Button variant="secondary" size="sm" onClick={() => actions.show({ name: 'summary', caseId })}>
        {words.toSummary}
      </Button>
    </section>
  );
}

/** px from build to build. */
const STEP = { least: 14, most: 120, readable: 28, comfortable: 56, factor: 1.3 } as const;
const EDGES = 96;

function PictureCard({ summary, table }: { readonly summary: CaseSummary; readonly table: KernelTable }) {
  const words = useAreaWords(kernelWords);
  const { ref, width } = useWidth<HTMLDivElement>(1040);
  const [selected, setSelected] = useState(() => firstShown(table));
  const fit = (width - EDGES) / Math.max(1, table.builds.length - 1);
  const [chosen, setStep] = useState<number | null>(null);
  const step = Math.min(STEP.most, Math.max(STEP.least, chosen ?? (fit >= STEP.readable ? fit : STEP.comfortable)));
  const zoom = (factor: number): void =>
    setStep(Math.min(STEP.most, Math.max(Math.max(STEP.least, fit), step * factor)));
  const titleOf = useCallback(
    (range: KernelRange) => rangeTitle(summary, table, range, words),
    [summary, table, words],
  );
  const move = (by: number): void => {
    if (table.builds[selected + by] !== undefined) setSelected(selected + by);
  };
  useCommands({
    left: () => move(-1),
    right: () => move(1),
    up: () => move(-1),
    down: () => move(1),
    'zoom-in': () => zoom(STEP.factor),
    'zoom-out': () => zoom(1 / STEP.factor),
    'zoom-all': () => setStep(fit),
  });
  const build = table.builds[selected];
  return (
    <>
      <section className="so-card" aria-label={words.picture}>
        <div className="so-card-head">
          <h2>{table.pattern === null ? words.hostOnly : words.pattern(table.pattern)}</h2>
          <span className="so-quiet">{words.count(table.builds.length)}</span>
          <span className="so-spring" />
          <Button variant="link" size="sm" onClick={() => setStep(fit)}>
            {words.fit}
          </Button>
          <Button
            variant="plain"
            size="sm"
            icon={<SearchMinusIcon />}
            aria-label={words.zoomOut}
            onClick={() => zoom(1 / STEP.factor)}
          />
          <Button
            variant="plain"
            size="sm"
            icon={<SearchPlusIcon />}
            aria-label={words.zoomIn}
            onClick={() => zoom(STEP.factor)}
          />
        </div>
        <div className="so-card-body">
          <div ref={ref}>
            <KernelPictureView
              table={table}
              upgrade={summary.kernelUpgrade}
              step={step}
              width={width}
              selected={selected}
              titleOf={titleOf}
              onSelect={setSelected}
            />
          </div>
          <Legend table={table} />
          {build !== undefined && <BuildDetails summary={summary} build={build} />}
          <TableNotes table={table} />
        </div>
      </section>
      <section className="so-card so-kp-list" aria-label={words.builds}>
        <BuildTable summary={summary} table={table} selected={selected} onSelect={setSelected} />
      </section>
    </>
  );
}

type KernelWords = ReturnType<typeof kernelWords>;

function rangeTitle(summary: CaseSummary, table: KernelTable, range: KernelRange, words: KernelWords): string {
  const title = visibleText(articleTitle(summary, range.article));
  const ends = rangeEnds(table, range);
  if (ends === null) return words.rangeUnknown(title);
  const { firstFixed } = range;
  return words.range(title, ends[0], ends[1], firstFixed === null ? null : shortName(table, firstFixed));
}

/** Where the table comes from and what it lacks; kernels that have no place on this axis. */
function TableNotes({ table }: { readonly table: KernelTable }) {
  const words = useAreaWords(kernelWords);
  const { complete, stream, pattern, source, latestKnown, others } = table;
  const origin = complete
    ? stream === 'rhel7'
      ? words.sources.rhel7
      : (source ?? '')
    : source !== null
      ? words.sources.recalled
      : pattern !== null
        ? words.sources.form(pattern)
        : words.sources.none;
  return (
    <p className="so-quiet so-kp-notes" data-testid="kernel-source">
      {latestKnown !== null && `${words.latest(latestKnown)} `}
      {origin}
      {others.length > 0 && ` ${words.others} ${others.map(({ release }) => visibleText(release)).join(', ')}.`}
    </p>
  );
}
