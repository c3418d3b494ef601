import { ExclamationCircleIcon } from '@patternfly/react-icons/dist/esm/icons/exclamation-circle-icon';
import type { CaseSummary, KernelUpgrade } from '../../../shared/contracts/case-summary.ts';
import { formatDate } from '../../../shared/presentation/format.ts';
import { upgradeGoal } from '../../../shared/presentation/upgrade-goal.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { CopyButton } from '../../components/command.tsx';
import { RichText } from '../../components/rich-text.tsx';
import { Steps } from '../../components/steps.tsx';
import { severitySign } from '../../components/tones.tsx';
import { useActions, useAreaWords, useLanguage, useSharedWords } from '../../state/app-context.ts';
import { kernelWords } from '../../words/areas/kernel.ts';

interface UpgradeProps {
  readonly caseId: string;
  readonly summary: CaseSummary;
}

/** Where to go, why, and the steps there. */
export function UpgradeCard({ caseId, summary }: UpgradeProps) {
  const words = useAreaWords(kernelWords);
  const shared = useSharedWords();
  const { kernelUpgrade: upgrade, host, findings } = summary;
  const unknown = host.kernel === null || findings[0]?.verdict === 'unknown';
  const tone = upgrade?.state === 'upgrade-needed' ? 'critical' : 'moderate';
  return (
    <section className="so-card" aria-label={words.upgrade} data-testid="kernel-upgrade">
      <div className="so-card-head">
        <h2>{words.upgrade}</h2>
        <span className="so-spring" />
        {upgrade !== null && (
          <span className={`so-chip so-chip-toned so-tone-${tone}`}>
            <ExclamationCircleIcon /> {shared.upgradeState[upgrade.state]}
          </span>
        )}
      </div>
      <div className="so-card-body so-kp-upgrade">
        {upgrade === null ? (
          <NoUpgrade text={unknown ? words.unknownUpgrade : words.noUpgrade} summary={summary} />
        ) : (
          <>
            <Goal upgrade={upgrade} />
            <Fixes caseId={caseId} summary={summary} upgrade={upgrade} />
            <Steps steps={upgrade.steps} narrow />
            <p className="so-quiet">
              {upgrade.notes.map((note) => (
                <span key={note}>
                  <RichText text={note} />{' '}
                </span>
              ))}
            </p>
          </>
        )}
      </div>
    </section>
  );
}

function Goal({ upgrade }: { readonly upgrade: KernelUpgrade }) {
  const words = useAreaWords(kernelWords);
  const language = useLanguage();
  const goal = upgradeGoal(upgrade);
  const from = [upgrade.advisory, upgrade.advisoryDate === null ? null : formatDate(upgrade.advisoryDate, language)]
    .filter((part) => part !== null)
    .join(', ');
  return (
    <p className="so-kp-release">
      {upgrade.state === 'reboot-needed' ? words.rebootInto : words.upgradeTo}{' '}
      <code className="so-mono">{visibleText(goal)}</code>
      <CopyButton text={goal} label={words.copyRelease(visibleText(goal))} />
      {upgrade.state === 'upgrade-needed' && <span className="so-quiet">{from}</span>}
    </p>
  );
}

/** The findings that the upgrade answers, each with the way to it. */
function Fixes({ caseId, summary, upgrade }: UpgradeProps & { readonly upgrade: KernelUpgrade }) {
  const words = useAreaWords(kernelWords);
  const shared = useSharedWords();
  const actions = useActions();
  const fixed = summary.findings.flatMap((finding, index) =>
    upgrade.fixes.includes(finding.article) || upgrade.fixes.includes(finding.causedBy ?? '')
      ? [{ finding, index }]
      : [],
  );
  if (fixed.length === 0) return null;
  return (
    <>
      <h3 className="so-subhead">{words.fixes(fixed.length)}</h3>
      <ul className="so-kp-fixes">
        {fixed.map(({ finding, index }) => {
          const sign = severitySign(finding.severity);
          return (
            <li key={finding.article}>
              <span className={`so-label so-tone-${sign.tone}`}>
                <sign.Icon className="so-tone-icon" />
                {shared.severity[finding.severity]}
              </span>
              <button
                type="button"
                className="so-text-button"
                aria-label={words.openFinding(visibleText(finding.title))}
                onClick={() => actions.show({ name: 'finding', caseId, finding: index })}
              >
                {visibleText(finding.title)}
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** No kernel to go to: what the first finding advises instead, where it is about the kernel. */
function NoUpgrade({ text, summary }: { readonly text: string; readonly summary: CaseSummary }) {
  const { title } = useSharedWords();
  const [top] = summary.findings;
  const steps = top === undefined || top.verdict === null ? [] : top.resolution;
  return (
    <>
      <p>{text}</p>
      {steps.length > 0 && (
        <>
          <h3 className="so-subhead">{title.whatToDo}</h3>
          <Steps steps={steps} narrow />
        </>
      )}
    </>
  );
}
