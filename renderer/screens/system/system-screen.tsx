import type { CaseSummary } from '../../../shared/contracts/case-summary.ts';
import { formatDuration, formatTime } from '../../../shared/presentation/format.ts';
import { systemRemarks } from '../../../shared/presentation/system/remarks.ts';
import { systemWords } from '../../../shared/presentation/system/words.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { useActions, useAreaWords, useLanguage, useSharedWords, useWords } from '../../state/app-context.ts';
import { useCommands } from '../../state/use-commands.ts';
import { systemAreaWords } from '../../words/areas/system.ts';
import { MachineCard, StateCard } from './machine-cards.tsx';
import { MemoryCard } from './memory-card.tsx';
import { MissingCard } from './missing-card.tsx';
import { BondsCard, InterfacesCard, RoutesCard } from './network-cards.tsx';
import { BlockedCard, TopCpuCard, TopMemoryCard } from './process-cards.tsx';
import { RemarksCard } from './remarks-card.tsx';
import { PackagesCard, SysctlCard, UnitsCard } from './settings-cards.tsx';
import { DisksCard, FilesystemsCard } from './storage-cards.tsx';
import { SystemContext } from './system-context.ts';
import { useMediaQuery } from './use-media-query.ts';
import { LvmCard, MultipathCard, RaidCard } from './volume-cards.tsx';

export interface SystemScreenProps {
  readonly caseId: string;
  readonly summary: CaseSummary;
}

/** The host at one look: what crosses a threshold first, then everything in cards, each with the file that it was read from. */
export function SystemScreen({ caseId, summary }: SystemScreenProps) {
  const actions = useActions();
  useCommands({ escape: actions.back });
  const { overview } = summary;
  return (
    <div className="so-system" data-testid="system-screen">
      <SystemHead summary={summary} />
      {overview === null ? (
        <NoOverview />
      ) : (
        <SystemContext value={{ caseId, summary, overview, remarks: systemRemarks(summary) }}>
          <RemarksCard />
          <Cards />
        </SystemContext>
      )}
    </div>
  );
}

/** As many columns as are wide enough for the tables. */
function useColumnCount(): 1 | 2 | 3 {
  const wide = useMediaQuery('(min-width: 1800px)');
  const middle = useMediaQuery('(min-width: 1180px)');
  return wide ? 3 : middle ? 2 : 1;
}

const CARDS = {
  machine: MachineCard,
  state: StateCard,
  memory: MemoryCard,
  blocked: BlockedCard,
  topCpu: TopCpuCard,
  topMemory: TopMemoryCard,
  units: UnitsCard,
  sysctl: SysctlCard,
  packages: PackagesCard,
  filesystems: FilesystemsCard,
  disks: DisksCard,
  raid: RaidCard,
  lvm: LvmCard,
  multipath: MultipathCard,
  bonds: BondsCard,
  interfaces: InterfacesCard,
  routes: RoutesCard,
  missing: MissingCard,
};
type CardName = keyof typeof CARDS;

/** The cards by number of columns: what is looked at first stands on top of each. */
const COLUMNS: Readonly<Record<1 | 2 | 3, readonly (readonly [CardName, ...CardName[]])[]>> = {
  1: [
    ['machine', 'blocked', 'memory', 'units', 'filesystems', 'raid', 'multipath', 'bonds', 'interfaces'],
    ['state', 'packages', 'sysctl', 'topCpu', 'topMemory', 'disks', 'lvm', 'routes', 'missing'],
  ],
  2: [
    ['machine', 'memory', 'filesystems', 'raid', 'multipath', 'packages', 'sysctl', 'disks', 'missing'],
    ['blocked', 'units', 'bonds', 'interfaces', 'state', 'topCpu', 'topMemory', 'lvm', 'routes'],
  ],
  3: [
    ['machine', 'memory', 'filesystems', 'sysctl', 'lvm', 'missing'],
    ['blocked', 'units', 'packages', 'raid', 'multipath', 'disks'],
    ['state', 'bonds', 'interfaces', 'topCpu', 'topMemory', 'routes'],
  ],
};

function Cards() {
  const count = useColumnCount();
  return (
    <div className={`so-sys-columns so-sys-columns-${count}`}>
      {COLUMNS[count].map((names) => (
        <div key={names[0]} className="so-sys-column">
          {names.map((name) => {
            const Card = CARDS[name];
            return <Card key={name} />;
          })}
        </div>
      ))}
    </div>
  );
}

function SystemHead({ summary }: { readonly summary: CaseSummary }) {
  const language = useLanguage();
  const words = useWords();
  const { label } = useSharedWords();
  const { host } = summary;
  const about = [
    ...(host.collectedAt === null ? [] : [`${label.collected} ${formatTime(host.collectedAt, language)}`]),
    ...(host.uptimeSeconds === null ? [] : [`${label.uptime} ${formatDuration(host.uptimeSeconds, language)}`]),
  ];
  return (
    <div className="so-page-head">
      <div className="so-page-title">
        <h1 data-testid="system-title">{visibleText(host.hostname ?? words.unknownHost)}</h1>
        <span className="so-quiet">{[systemWords(language).title, ...about].join(' · ')}</span>
      </div>
    </div>
  );
}

function NoOverview() {
  const words = useAreaWords(systemAreaWords);
  return (
    <section className="so-card so-empty">
      <h2>{words.noOverview}</h2>
      <p>{words.noOverviewNote}</p>
    </section>
  );
}
