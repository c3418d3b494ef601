import { ArrowRightIcon } from '@patternfly/react-icons/dist/esm/icons/arrow-right-icon';
import { CheckCircleIcon } from '@patternfly/react-icons/dist/esm/icons/check-circle-icon';
import { HistoryIcon } from '@patternfly/react-icons/dist/esm/icons/history-icon';
import type { CaseSummary, KernelUpgrade } from '../../../shared/contracts/case-summary.ts';
import type { Finding } from '../../../shared/contracts/finding.ts';
import { formatDate } from '../../../shared/presentation/format.ts';
import { caseLead } from '../../../shared/presentation/lead.ts';
import { RichText } from '../../components/rich-text.tsx';
import { RiskBars } from '../../components/risk-bars.tsx';
import { SignLabel, severitySign, verdictSign } from '../../components/tones.tsx';
import { useActions, useLanguage, useSharedWords, useWords } from '../../state/app-context.ts';

interface BannerProps {
  readonly caseId: string;
  readonly summary: CaseSummary;
}

/** The verdict first: what is wrong and what to do, with a shape of its own for each verdict. */
export function VerdictBanner({ caseId, summary }: BannerProps) {
  const top = summary.findings[0];
  if (top === undefined) return <NoFindingBanner summary={summary} />;
  const sign = top.verdict === null ? severitySign(top.severity) : verdictSign(top.verdict);
  return (
    <section
      className={`so-banner so-tone-${sign.tone}${top.verdict === 'unknown' ? ' so-banner-dashed' : ''}`}
      data-testid="verdict-banner"
      data-verdict={top.verdict ?? undefined}
      aria-labelledby="so-verdict"
    >
      <sign.Icon className="so-banner-icon" />
      <div className="so-banner-words">
        <h2 id="so-verdict">
          <RichText text={top.headline} />
        </h2>
        <BannerText text={top.summary} upgrade={summary.kernelUpgrade} />
      </div>
      <BannerSide caseId={caseId} finding={top} />
    </section>
  );
}

/** What happened, and the kernel to go to: marked where the text names it, else in a line of its own. */
function BannerText({ text, upgrade }: { readonly text: string; readonly upgrade: KernelUpgrade | null }) {
  const at = upgrade === null ? -1 : text.indexOf(upgrade.target);
  if (upgrade !== null && at >= 0) {
    return (
      <p>
        <RichText text={text.slice(0, at)} />
        <Target release={upgrade.target} />
        <RichText text={text.slice(at + upgrade.target.length)} />
      </p>
    );
  }
  return (
    <>
      <p>
        <RichText text={text} />
      </p>
      {upgrade !== null && <UpgradeLine upgrade={upgrade} />}
    </>
  );
}

function Target({ release }: { readonly release: string }) {
  return (
    <strong className="so-mono so-nowrap" data-testid="kernel-target">
      {release}
    </strong>
  );
}

function UpgradeLine({ upgrade }: { readonly upgrade: KernelUpgrade }) {
  const words = useWords();
  const language = useLanguage();
  const advisory = [
    ...(upgrade.advisory === null ? [] : [upgrade.advisory]),
    ...(upgrade.advisoryDate === null ? [] : [formatDate(upgrade.advisoryDate, language)]),
  ];
  return (
    <p>
      {upgrade.state === 'reboot-needed' ? words.rebootInto : words.firstFix} <Target release={upgrade.target} />
      {advisory.length > 0 && ` (${advisory.join(', ')})`}
      {words.sentenceEnd}
    </p>
  );
}

function BannerSide({ caseId, finding }: { readonly caseId: string; readonly finding: Finding }) {
  const actions = useActions();
  const words = useWords();
  const shared = useSharedWords();
  const sign = severitySign(finding.severity);
  return (
    <div className="so-banner-side">
      <span className="so-banner-risk">
        <SignLabel sign={sign}>{shared.severity[finding.severity]}</SignLabel>
        <span className="so-quiet">{shared.label.risk}</span>
        <RiskBars risk={finding.totalRisk} tone={sign.tone} />
      </span>
      <span className="so-banner-risk">
        <span className="so-chip">
          <CheckCircleIcon /> {shared.confidence[finding.confidence]}
        </span>
        {finding.rebootRequired && (
          <span className="so-chip">
            <HistoryIcon /> {shared.label.rebootNeeded}
          </span>
        )}
      </span>
      <button
        type="button"
        className="so-text-button so-small"
        onClick={() => actions.show({ name: 'finding', caseId, finding: 0 })}
      >
        {finding.count > 0 ? words.showLines(finding.count) : words.showFinding} <ArrowRightIcon />
      </button>
    </div>
  );
}

/** No article fired. That is no praise; what could not be told stands below, with the other kernel verdicts. */
function NoFindingBanner({ summary }: { readonly summary: CaseSummary }) {
  const shared = useSharedWords();
  const { verdict, headline, text } = caseLead(summary);
  const sign = verdictSign(verdict ?? 'not-affected');
  const notes = Object.entries(summary.verdicts)
    .filter(([, one]) => one === verdict)
    .map(([article]) => summary.verdictNotes[article])
    .filter((note) => note !== undefined);
  return (
    <section
      className={`so-banner so-tone-${sign.tone}${verdict === 'unknown' ? ' so-banner-dashed' : ''}`}
      data-testid="verdict-banner"
      data-verdict={verdict ?? undefined}
      aria-labelledby="so-verdict"
    >
      <sign.Icon className="so-banner-icon" />
      <div className="so-banner-words">
        <h2 id="so-verdict">{headline}</h2>
        <p>{text}</p>
        {notes.map(({ title, note }) => (
          <p key={title}>
            <RichText text={`${title}: ${note}`} />
          </p>
        ))}
      </div>
      {verdict !== null && <SignLabel sign={sign}>{shared.verdict[verdict]}</SignLabel>}
    </section>
  );
}
