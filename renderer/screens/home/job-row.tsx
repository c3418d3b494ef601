import { Button } from '@patternfly/react-core';
import { BanIcon } from '@patternfly/react-icons/dist/esm/icons/ban-icon';
import { ClockIcon } from '@patternfly/react-icons/dist/esm/icons/clock-icon';
import { ExclamationCircleIcon } from '@patternfly/react-icons/dist/esm/icons/exclamation-circle-icon';
import { LockIcon } from '@patternfly/react-icons/dist/esm/icons/lock-icon';
import { SpinnerIcon } from '@patternfly/react-icons/dist/esm/icons/spinner-icon';
import { TimesIcon } from '@patternfly/react-icons/dist/esm/icons/times-icon';
import { memo, type ReactNode } from 'react';
import type { Language } from '../../../shared/base/language.ts';
import type { Job } from '../../../shared/contracts/ipc.ts';
import { formatBytes, formatDuration } from '../../../shared/presentation/format.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { CommandLine } from '../../components/command.tsx';
import { severitySign, type Tone, verdictSign } from '../../components/tones.tsx';
import { useActions, useLanguage, useSharedWords, useWords } from '../../state/app-context.ts';
import type { UiWords } from '../../words/words.ts';
import { DoneCases } from './done-cases.tsx';
import { RunningProgress } from './running-progress.tsx';

interface RowProps {
  readonly job: Job;
  /** The case that Enter opens: its button is the screen's primary one. */
  readonly firstCase: string | null;
}

/** The queue comes anew some ten times a second; only the rows whose job differs are drawn again. */
const sameJob = (before: RowProps, after: RowProps): boolean =>
  before.firstCase === after.firstCase && JSON.stringify(before.job) === JSON.stringify(after.job);

/** One archive of the queue in its state. */
export const JobRow = memo(function JobRow({ job, firstCase }: RowProps) {
  const { tone, icon } = signOf(job);
  return (
    <li
      className={`so-job so-tone-${tone}${job.state === 'failed' ? ' so-job-failed' : ''}`}
      data-testid="job-row"
      data-state={job.state}
    >
      <span className="so-job-icon">{icon}</span>
      <div className="so-job-body">
        <JobName job={job} />
        {job.state === 'running' && <RunningProgress job={job} />}
        {job.state === 'done' && <DoneCases job={job} firstCase={firstCase} />}
        {job.state === 'failed' && <FailureLines job={job} />}
        {job.state === 'cancelled' && <CancelledLine />}
      </div>
      <JobActions job={job} />
    </li>
  );
}, sameJob);

function signOf(job: Job): { readonly tone: Tone; readonly icon: ReactNode } {
  switch (job.state) {
    case 'queued':
      return { tone: 'neutral', icon: <ClockIcon /> };
    case 'running':
      return { tone: 'neutral', icon: <SpinnerIcon className="so-spinning" /> };
    case 'cancelled':
      return { tone: 'neutral', icon: <BanIcon /> };
    case 'failed':
      return { tone: 'critical', icon: job.failure?.code === 'encrypted' ? <LockIcon /> : <ExclamationCircleIcon /> };
    case 'done':
      return doneSign(job);
  }
}

/** The worst case of the archive gives the row its sign. */
function doneSign(job: Job): { readonly tone: Tone; readonly icon: ReactNode } {
  const first = job.cases[0];
  const sign =
    first?.verdict != null
      ? verdictSign(first.verdict)
      : first?.severity != null
        ? severitySign(first.severity)
        : verdictSign('unknown');
  return { tone: sign.tone, icon: <sign.Icon /> };
}

/** What is said beside the name: how long the reading took, or that there was none. */
function timeWords(job: Job, words: UiWords, language: Language): string[] {
  const seconds = job.elapsedMs / 1000;
  if (job.state === 'done')
    return [words.readIn(seconds < 10 ? words.seconds(seconds.toFixed(1)) : formatDuration(seconds, language))];
  if (job.state === 'failed') return [words.notRead];
  return job.state === 'queued' ? [words.waiting] : [];
}

function JobName({ job }: { readonly job: Job }) {
  const words = useWords();
  const language = useLanguage();
  const size = job.bytes === null ? [] : [formatBytes(job.bytes)];
  return (
    <div className="so-job-name">
      <strong>{visibleText(job.file)}</strong>
      <span className="so-quiet">{[...size, ...timeWords(job, words, language)].join(', ')}</span>
    </div>
  );
}

function CancelledLine() {
  const words = useWords();
  return <span className="so-quiet">{words.cancelled}</span>;
}

/** Cause in words, the code for those who search by it, and the next step to copy. */
function FailureLines({ job }: { readonly job: Job }) {
  const words = useWords();
  const shared = useSharedWords();
  if (job.failure === null) return null;
  const { code, message, command } = job.failure;
  return (
    <>
      <span title={code}>
        <strong className="so-critical">
          {words.failed}: {words.sentence(shared.failure[code])}
        </strong>{' '}
        {visibleText(words.failureAdvice(code, message))}
      </span>
      {command !== undefined && <CommandLine command={command} />}
    </>
  );
}

function JobActions({ job }: { readonly job: Job }) {
  const actions = useActions();
  const words = useWords();
  if (job.state === 'done') return null;
  const active = job.state === 'queued' || job.state === 'running';
  return (
    <div className="so-job-actions">
      {!active && (
        <Button variant="link" size="sm" onClick={() => actions.retry(job.id)}>
          {words.retry}
        </Button>
      )}
      <Button
        variant="secondary"
        size="sm"
        icon={<TimesIcon />}
        aria-label={`${active ? words.cancel : words.remove}: ${job.file}`}
        onClick={() => (active ? actions.cancel(job.id) : actions.removeJob(job.id))}
      >
        {active ? words.cancel : words.remove}
      </Button>
      {job.state === 'running' && <kbd className="so-kbd">Esc</kbd>}
    </div>
  );
}
