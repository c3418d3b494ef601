import { Button } from '@patternfly/react-core';
import { TimesIcon } from '@patternfly/react-icons/dist/esm/icons/times-icon';
import type { Job } from '../../../shared/contracts/ipc.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { severitySign, verdictSign } from '../../components/tones.tsx';
import { useActions, useSharedWords, useWords } from '../../state/app-context.ts';

type DoneCase = Job['cases'][number];

/** What came out of a finished archive: one line a case, its verdict first. */
export function DoneCases({ job, firstCase }: { readonly job: Job; readonly firstCase: string | null }) {
  const actions = useActions();
  const words = useWords();
  if (job.cases.length === 0) return <span className="so-quiet">{words.noCaseInArchive}</span>;
  return job.cases.map((entry, index) => (
    <div className="so-job-case" key={entry.caseId}>
      <CaseWords entry={entry} named={job.cases.length > 1} />
      <Button
        variant={entry.caseId === firstCase ? 'primary' : 'secondary'}
        size="sm"
        aria-label={`${words.openCase}: ${entry.hostname ?? job.file}`}
        onClick={() => actions.show({ name: 'summary', caseId: entry.caseId })}
      >
        {words.openCase}
      </Button>
      {entry.caseId === firstCase && <kbd className="so-kbd">Enter</kbd>}
      {index === 0 && (
        <button
          type="button"
          className="so-icon-button"
          aria-label={`${words.remove}: ${job.file}`}
          title={words.remove}
          onClick={() => actions.removeJob(job.id)}
        >
          <TimesIcon />
        </button>
      )}
    </div>
  ));
}

function CaseWords({ entry, named }: { readonly entry: DoneCase; readonly named: boolean }) {
  const words = useWords();
  const shared = useSharedWords();
  const sign = entry.verdict === null ? null : verdictSign(entry.verdict);
  const tone = sign?.tone ?? (entry.severity === null ? 'neutral' : severitySign(entry.severity).tone);
  const first = entry.severity === null ? null : shared.severity[entry.severity];
  return (
    <span className={`so-job-case-words so-tone-${tone}`}>
      {named && <strong>{visibleText(entry.hostname ?? words.unknownHost)} </strong>}
      {first !== null && (
        <strong className={entry.severity === 'critical' ? 'so-critical' : undefined}>{first}: </strong>
      )}
      {visibleText(entry.headline)}{' '}
      <span className="so-quiet">
        {words.findingsAndGaps(entry.findings, entry.gaps)}
        {entry.complete ? '' : `, ${words.incomplete}`}
      </span>
    </span>
  );
}
