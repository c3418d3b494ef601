import type { Job } from '../../../shared/contracts/ipc.ts';
import { formatBytes, formatDuration } from '../../../shared/presentation/format.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { severitySign } from '../../components/tones.tsx';
import { useLanguage, useWords } from '../../state/app-context.ts';
import { jobProgress } from '../../state/job-view.ts';

/** A running job: bar, bytes, rate and time left, the member being read, findings so far. */
export function RunningProgress({ job }: { readonly job: Job }) {
  const words = useWords();
  const language = useLanguage();
  const at = jobProgress(job);
  const read = formatBytes(at.bytesRead);
  const sign = severitySign('important');
  return (
    <>
      <div
        className={at.percent === null ? 'so-progress so-progress-unknown' : 'so-progress'}
        role="progressbar"
        aria-label={words.readingProgress(job.file)}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={at.percent ?? undefined}
      >
        <div style={at.percent === null ? undefined : { width: `${at.percent}%` }} />
      </div>
      <div className="so-job-numbers">
        {at.percent !== null && <strong>{at.percent} %</strong>}
        <span>{at.totalBytes === null ? read : words.bytesOf(read, formatBytes(at.totalBytes))}</span>
        {at.bytesPerSecond !== null && <span>{formatBytes(at.bytesPerSecond)}/s</span>}
        {at.secondsLeft !== null && <span>{words.timeLeft(formatDuration(at.secondsLeft, language))}</span>}
        <span className="so-job-member so-clip">{at.member === null ? '' : words.reading(visibleText(at.member))}</span>
        {at.findings > 0 && (
          <span className={`so-label so-tone-${sign.tone}`}>
            <sign.Icon className="so-tone-icon" />
            {words.findingsSoFar(at.findings)}
          </span>
        )}
      </div>
    </>
  );
}
