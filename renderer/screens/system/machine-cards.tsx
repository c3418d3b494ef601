import { Fragment, type ReactNode } from 'react';
import { formatCount, formatDate, formatDuration, formatMemory } from '../../../shared/presentation/format.ts';
import { worstOf } from '../../../shared/presentation/system/remarks.ts';
import { percent } from '../../../shared/presentation/system/thresholds.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { useSharedWords } from '../../state/app-context.ts';
import { Facts, Meter, Place, StateIcon, SystemCard } from './system-card.tsx';
import { useSystem } from './system-context.ts';

const text = (value: string | null): string | null => (value === null ? null : visibleText(value));
const joined = (...parts: readonly (string | null)[]): string =>
  parts.filter((part) => part !== null && part !== '').join(', ');

/** What the machine is: release and its support, model, CPUs, load. */
export function MachineCard() {
  const { overview, summary, words, language } = useSystem();
  const { bootMode } = useSharedWords();
  const { host } = summary;
  const { cpu } = overview;
  const { hardware } = host;
  const topology =
    cpu?.sockets == null || cpu.coresPerSocket === null || cpu.threadsPerCore === null
      ? null
      : words.topologyOf(cpu.sockets, cpu.coresPerSocket, cpu.threadsPerCore);
  const numa = cpu?.numaNodes == null || cpu.numaNodes < 2 ? null : words.numa(cpu.numaNodes);
  const model = [hardware.vendor, hardware.product].filter((part) => part !== null).join(' ');
  return (
    <SystemCard title={words.machine} parts={['os', 'cpu', 'load']} path={cpu?.path ?? null}>
      <Facts
        rows={[
          [words.release, text(host.osRelease)],
          [words.support, <Support key="support" />],
          [words.model, visibleText(model)],
          [words.firmware, text(hardware.firmware)],
          [words.virtual, text(hardware.virtual ?? cpu?.hypervisor ?? null) ?? words.physical],
          [words.bootMode, bootMode[host.boot]],
          [words.cpuModel, cpu === null ? null : joined(cpu.cpus === null ? null : String(cpu.cpus), text(cpu.model))],
          [words.topology, joined(topology, numa)],
          [words.unmitigated, (cpu?.vulnerableTo ?? []).map(visibleText).join(', ')],
          [words.loadOf, overview.load === null ? null : <LoadOf key="load" />],
          [words.uptime, host.uptimeSeconds === null ? null : formatDuration(host.uptimeSeconds, language)],
        ]}
      />
    </SystemCard>
  );
}

function Support() {
  const { overview, remarks, words, language } = useSystem();
  const date = overview.os.maintenanceEnds;
  if (date === null) return <span className="so-quiet">{words.supportUnknown}</span>;
  const state = worstOf(remarks, 'os');
  const said = formatDate(date, language);
  return (
    <>
      <StateIcon state={state} /> {state === null ? words.until(said) : words.endedOn(said)}
    </>
  );
}

function LoadOf() {
  const { overview, remarks, words } = useSystem();
  const { load, cpu } = overview;
  if (load === null) return null;
  const share = cpu?.cpus == null || cpu.cpus === 0 ? null : percent(load.five, cpu.cpus);
  const averages = [load.one, load.five, load.fifteen].map((value) => value.toFixed(2)).join('  ');
  return (
    <span className="so-sys-line">
      <Place path={load.path} line={1} className="so-sys-link so-mono">
        {averages}
      </Place>
      {share !== null && (
        <>
          <Meter percent={share} state={worstOf(remarks, 'load')} />
          <span className="so-quiet">{words.loadShare(Math.round(share))}</span>
        </>
      )}
    </span>
  );
}

/** SELinux, taint, kdump, clock, tuning and bounds: one line each. */
export function StateCard() {
  const { words, shared } = useSystem();
  return (
    <SystemCard title={words.state} parts={['selinux', 'taint', 'kdump', 'time', 'limits']}>
      <Facts
        rows={[
          [shared.part.selinux, <SelinuxLine key="selinux" />],
          [shared.part.taint, <TaintLine key="taint" />],
          [shared.part.kdump, <KdumpLine key="kdump" />],
          [words.clock, <ClockLine key="clock" />],
          [shared.part.tuned, <TunedLine key="tuned" />],
          [words.openFiles, <OpenFiles key="files" />],
          [words.processIds, <ProcessIds key="pids" />],
        ]}
      />
    </SystemCard>
  );
}

/** What the archive does not say. */
function NotTold({ value }: { readonly value: ReactNode | null }) {
  const { shared } = useSystem();
  return value === null ? <span className="so-quiet">{shared.state.unknown}</span> : value;
}

function SelinuxLine() {
  const { overview, remarks, words } = useSystem();
  const { selinux } = overview;
  if (selinux === null) return <NotTold value={null} />;
  const runs = selinux.enabled ? (selinux.mode ?? selinux.configuredMode ?? '') : 'disabled';
  const mode = selinux.enabled ? visibleText(runs) : words.selinuxOff;
  const differs = selinux.configuredMode !== null && selinux.configuredMode !== runs;
  return (
    <>
      <StateIcon state={worstOf(remarks, 'selinux')} />{' '}
      <Place path={selinux.path}>
        {joined(
          mode,
          text(selinux.policy),
          differs ? words.configuredAs(visibleText(selinux.configuredMode ?? '')) : null,
        )}
      </Place>
    </>
  );
}

function TaintLine() {
  const { summary, remarks, shared } = useSystem();
  const { taint } = summary.host;
  if (taint === null) return <NotTold value={null} />;
  if (taint.flags.length === 0) return shared.notTainted;
  return (
    <>
      <StateIcon state={worstOf(remarks, 'taint')} /> <span className="so-mono">{taint.value}</span>
      {taint.flags.map(({ flag, meaning }) => (
        <Fragment key={flag}>
          <br />
          <strong className="so-mono">{visibleText(flag)}</strong>{' '}
          <span className="so-quiet">{visibleText(shared.taintFlag[flag] ?? meaning)}</span>
        </Fragment>
      ))}
    </>
  );
}

function KdumpLine() {
  const { overview, summary, remarks, shared, words } = useSystem();
  const service = overview.kdump;
  const { kdump } = summary.host;
  if (service === null && kdump === null) return <NotTold value={null} />;
  const said = joined(
    kdump?.loaded == null ? null : kdump.loaded ? shared.loaded : shared.notLoaded,
    service?.reservedBytes == null ? null : shared.reserved(formatMemory(service.reservedBytes)),
    kdump?.crashKernel == null ? null : `crashkernel=${visibleText(kdump.crashKernel)}`,
    service?.service == null ? null : `${words.service} ${visibleText(service.service)}`,
  );
  return (
    <>
      <StateIcon state={worstOf(remarks, 'kdump')} />{' '}
      {said === '' ? words.noCrashKernel : service === null ? said : <Place path={service.path}>{said}</Place>}
    </>
  );
}

function ClockLine() {
  const { overview, remarks, words, shared } = useSystem();
  const { time } = overview;
  if (time === null) return <NotTold value={null} />;
  const off = time.offsetSeconds === null ? null : Math.abs(time.offsetSeconds);
  const said = joined(
    time.synchronized === null ? null : time.synchronized ? shared.synchronized : shared.notSynchronized,
    text(time.server),
    time.stratum === null ? null : words.stratum(time.stratum),
    off === null ? null : words.offBy(off < 0.001 ? '<0.001' : off.toFixed(3)),
  );
  return (
    <>
      <StateIcon state={worstOf(remarks, 'time')} /> <Place path={time.path}>{said}</Place>
    </>
  );
}

function TunedLine() {
  const { tuned } = useSystem().overview;
  return <NotTold value={tuned === null ? null : <Place path={tuned.path}>{visibleText(tuned.profile)}</Place>} />;
}

function OpenFiles() {
  const { overview, remarks } = useSystem();
  const { limits } = overview;
  if (limits?.openFiles == null || limits.openFilesMax === null) return <NotTold value={null} />;
  return (
    <span className="so-sys-line">
      <Place path={limits.path}>{`${formatCount(limits.openFiles)} / ${formatCount(limits.openFilesMax)}`}</Place>
      <Meter percent={percent(limits.openFiles, limits.openFilesMax)} state={worstOf(remarks, 'limits', 'files')} />
    </span>
  );
}

function ProcessIds() {
  const { overview, remarks } = useSystem();
  const { limits, load, processes } = overview;
  const tasks = load?.tasks ?? processes?.total ?? null;
  if (limits?.pidMax == null || tasks === null) return <NotTold value={null} />;
  return (
    <span className="so-sys-line">
      <span>{`${formatCount(tasks)} / ${formatCount(limits.pidMax)}`}</span>
      <Meter percent={percent(tasks, limits.pidMax)} state={worstOf(remarks, 'limits', 'pids')} />
    </span>
  );
}
