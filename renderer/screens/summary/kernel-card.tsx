import { ExclamationCircleIcon } from '@patternfly/react-icons/dist/esm/icons/exclamation-circle-icon';
import { MicrochipIcon } from '@patternfly/react-icons/dist/esm/icons/microchip-icon';
import type { CaseSummary, KernelUpgrade } from '../../../shared/contracts/case-summary.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { KernelRulerView } from '../../components/kernel-ruler.tsx';
import { RichText } from '../../components/rich-text.tsx';
import { Steps } from '../../components/steps.tsx';
import { useSharedWords, useWords } from '../../state/app-context.ts';

/** Which kernel runs, which one to go to, and the steps there. No ruler where we hold no table of the stream. */
export function KernelCard({ summary }: { readonly summary: CaseSummary }) {
  const words = useWords();
  const { kernelStream, kernelUpgrade, host } = summary;
  const hasRuler = kernelStream !== null && kernelStream.builds.length > 0;
  return (
    <section className="so-card" aria-label={words.kernel} data-testid="kernel-card">
      <div className="so-card-head">
        <MicrochipIcon />
        <h2>{words.kernel}</h2>
        {hasRuler && (
          <span className="so-quiet">
            {words.kernelBuilds} <code className="so-mono">{kernelStream.pattern}</code>, {words.equalSteps}
          </span>
        )}
        <span className="so-spring" />
        {(kernelUpgrade !== null || (hasRuler && !isUnknown(summary))) && <UpgradeChip upgrade={kernelUpgrade} />}
      </div>
      <div className="so-card-body so-kernel">
        {hasRuler && <KernelRulerView stream={kernelStream} upgrade={kernelUpgrade} />}
        {!hasRuler && (
          <p>{host.kernel === null ? words.noKernel : words.noKernelTable(visibleText(host.kernel.release))}</p>
        )}
        {kernelUpgrade === null ? <NoUpgrade summary={summary} /> : <UpgradeSteps upgrade={kernelUpgrade} />}
      </div>
    </section>
  );
}

function UpgradeChip({ upgrade }: { readonly upgrade: KernelUpgrade | null }) {
  const words = useWords();
  const shared = useSharedWords();
  if (upgrade === null) {
    return (
      <span className="so-chip" data-testid="upgrade-state">
        {words.noUpgrade}
      </span>
    );
  }
  const tone = upgrade.state === 'upgrade-needed' ? 'critical' : 'moderate';
  return (
    <span className={`so-chip so-chip-toned so-tone-${tone}`} data-testid="upgrade-state">
      <ExclamationCircleIcon /> {shared.upgradeState[upgrade.state]}
    </span>
  );
}

function UpgradeSteps({ upgrade }: { readonly upgrade: KernelUpgrade }) {
  const words = useWords();
  return (
    <>
      <Steps steps={upgrade.steps} />
      <p className="so-quiet so-kernel-notes">
        {upgrade.notes.map((note) => (
          <span key={note}>
            <RichText text={note} />{' '}
          </span>
        ))}
        {words.latestKnown(upgrade.latestKnown)}
      </p>
    </>
  );
}

/** Whether the verdict that heads the case could not be reached: then "no upgrade" would say too much. */
const isUnknown = ({ findings, host }: CaseSummary): boolean =>
  host.kernel === null || findings[0]?.verdict === 'unknown';

/** No kernel to go to: what to do instead, where the first finding says so (a firmware update, say). */
function NoUpgrade({ summary }: { readonly summary: CaseSummary }) {
  const words = useWords();
  const { title } = useSharedWords();
  const [top] = summary.findings;
  const steps = top === undefined || top.verdict === null ? [] : top.resolution;
  return (
    <>
      <p className="so-quiet">{isUnknown(summary) ? words.upgradeUnknown : words.noUpgradeNote}</p>
      {steps.length > 0 && (
        <>
          <h3 className="so-subhead">{title.whatToDo}</h3>
          <Steps steps={steps} />
        </>
      )}
    </>
  );
}
