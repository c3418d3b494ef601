import { Button } from '@patternfly/react-core';
import { CheckCircleIcon } from '@patternfly/react-icons/dist/esm/icons/check-circle-icon';
import { CopyIcon } from '@patternfly/react-icons/dist/esm/icons/copy-icon';
import { ExclamationTriangleIcon } from '@patternfly/react-icons/dist/esm/icons/exclamation-triangle-icon';
import type { CaseSummary } from '../../../shared/contracts/case-summary.ts';
import { formatBytes, formatCount } from '../../../shared/presentation/format.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { ExportMenu } from '../../components/export-menu.tsx';
import { NoticeLine } from '../../components/notice-line.tsx';
import { useActions, useWords } from '../../state/app-context.ts';

/** Brings the list of gaps into view and puts the keyboard there. */
export function showGaps(): void {
  const gaps = document.getElementById('so-gaps');
  gaps?.scrollIntoView({ block: 'nearest' });
  gaps?.focus();
}

/** Host name, where the case came from, whether the archive was whole, and what can be done with the case. */
export function CaseHead({ summary }: { readonly summary: CaseSummary }) {
  const actions = useActions();
  const words = useWords();
  const { source, host } = summary;
  const read = source.readSeconds < 10 ? source.readSeconds.toFixed(1) : source.readSeconds.toFixed(0);
  const about = [
    ...(source.caseNumber === null ? [] : [words.caseTitle(visibleText(source.caseNumber))]),
    `${formatBytes(source.bytes)} ${source.format}, ${words.readIn(words.seconds(read))}`,
    words.members(formatCount(source.members)),
    ...(source.member === null ? [] : [visibleText(source.member)]),
  ];
  return (
    <div className="so-page-head">
      <div className="so-page-title">
        <h1 data-testid="case-title">{visibleText(host.hostname ?? words.unknownHost)}</h1>
        <span className="so-quiet" title={visibleText(source.file)}>
          {about.join(' · ')}
        </span>
        <ArchiveChip summary={summary} />
      </div>
      <NoticeLine />
      <Button variant="secondary" size="sm" icon={<CopyIcon />} onClick={actions.copyNote} data-testid="copy-note">
        {words.copyNote}
      </Button>
      <ExportMenu />
    </div>
  );
}

function ArchiveChip({ summary }: { readonly summary: CaseSummary }) {
  const words = useWords();
  const { complete } = summary.source;
  const gaps = summary.gaps.length;
  const text = [complete ? words.complete : words.incomplete, ...(gaps > 0 ? [words.gapsCount(gaps)] : [])].join(', ');
  const warn = !complete || gaps > 0;
  return (
    <button
      type="button"
      className={`so-chip so-chip-toned so-chip-button so-tone-${warn ? 'moderate' : 'success'}`}
      onClick={showGaps}
    >
      {warn ? <ExclamationTriangleIcon /> : <CheckCircleIcon />}
      {text}
    </button>
  );
}
