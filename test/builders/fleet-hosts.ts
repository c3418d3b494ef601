import { type FaultyMachine, pageFault } from '../../shared/sample/kernel-lines.ts';
import { HOST, type Rhel7Options, rhel7Host, type Tree } from '../../shared/sample/rhel7-host.ts';

const el7 = (build: string): string => `3.10.0-1160.${build}.el7`;

interface FleetHost {
  readonly name: string;
  readonly running: string;
  /** Builds besides the running one. */
  readonly installed?: readonly string[];
  readonly struck?: boolean;
  readonly options?: Partial<Rhel7Options>;
  readonly files?: Tree;
}

const FULL_VAR = `Filesystem 1K-blocks Used Available Use% Mounted on
/dev/mapper/rhel-root 52403200 9403200 43000000 18% /
/dev/mapper/rhel-var 20961280 20541280 420000 98% /var
`;

/** The hosts of the mock-up, and one of another stream: each with another verdict. */
export const FLEET: readonly FleetHost[] = [
  { name: 'dbsrv07', running: '36.2', struck: true, installed: ['24.1'] },
  { name: 'dbsrv08', running: '36.2', struck: true },
  { name: 'appsrv11', running: '53.1' },
  { name: 'appsrv12', running: '45.1', installed: ['119.1'] },
  { name: 'gfs-node1', running: '41.1', options: { boot: 'bios' }, files: { df: FULL_VAR } },
  { name: 'ora-rac1', running: '71.1' },
  { name: 'dbsrv09', running: '62.1', options: { sysctl: { 'kernel.hung_task_panic': '1' } } },
  { name: 'web10', running: '119.1' },
];

const machine = (release: string): FaultyMachine => ({
  cpu: 58,
  pid: 2597,
  kworker: 'kworker/u672:4',
  address: '0xfffffffeecb081e7',
  release,
});

/** One host's sosreport, paths below its top folder. */
export function fleetTree({
  name,
  running,
  installed = [],
  struck = false,
  options = {},
  files = {},
}: FleetHost): Tree {
  const release = `${el7(running)}.x86_64`;
  const tree = rhel7Host({
    release,
    installed: [running, ...installed].map(el7),
    kernelLines: struck ? pageFault(machine(release), 34.313521) : [],
    ...options,
  });
  const named = Object.entries({ ...tree, ...files }).map(
    ([path, entry]) => [path, typeof entry === 'string' ? entry.replaceAll(HOST, name) : entry] as const,
  );
  return Object.fromEntries(named);
}

/** Name of its archive without the compression's ending. */
export const fleetArchive = ({ name }: FleetHost, at: number): string =>
  `sosreport-${name}-0387${String(1245 + at)}-2022-05-16-kqzrwf${String.fromCharCode(97 + (at % 26))}`;
