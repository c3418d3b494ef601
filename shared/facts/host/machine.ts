import type { Hardware } from '../../contracts/case-summary.ts';
import type { CollectedMembers } from '../../members/types.ts';
import { firstLine } from '../parsed.ts';
import {
  type Dmi,
  dmiValue,
  firmwareLine,
  parseCpuinfo,
  parseDmidecode,
  parseFree,
  parseLscpu,
  parseMeminfo,
  virtualByProduct,
} from '../parsers/hardware.ts';
import { parseHostname, parseHostnamectl } from '../parsers/hostname.ts';
import { type Fact, readFact, textsOf, valueOr } from './facts-of.ts';

export interface Machine {
  readonly hardware: Hardware;
  readonly architecture: string | null;
  readonly dmidecode: Fact<Dmi>;
}

/** One file of /sys/class/dmi/id. */
function dmiFile(members: CollectedMembers, datum: string): string | null {
  const [file] = textsOf(members, datum);
  return file ? dmiValue(firstLine(file.text)) : null;
}

function readDmi(members: CollectedMembers, dmidecode: Fact<Dmi>): Omit<Dmi, 'uefiCapable'> {
  const told = valueOr(dmidecode);
  const [vendor, version, date] = ['dmi-bios-vendor', 'dmi-bios-version', 'dmi-bios-date'].map((datum) =>
    dmiFile(members, datum),
  );
  return {
    vendor: told?.vendor ?? dmiFile(members, 'dmi-vendor'),
    product: told?.product ?? dmiFile(members, 'dmi-product'),
    firmware: told?.firmware ?? firmwareLine(vendor ?? null, version ?? null, date ?? null),
  };
}

/** Vendor, product, firmware, CPUs and memory, from dmidecode, /sys, lscpu and /proc. */
export function readMachine(members: CollectedMembers): Machine {
  const dmidecode = readFact(members, 'dmidecode', parseDmidecode);
  const { vendor, product, firmware } = readDmi(members, dmidecode);
  const lscpu = valueOr(readFact(members, 'lscpu', parseLscpu));
  const virtual =
    valueOr(readFact(members, 'hostnamectl', parseHostnamectl))?.virtual ??
    lscpu?.hypervisor ??
    virtualByProduct(vendor, product);
  const cpus = lscpu?.cpus ?? valueOr(readFact(members, 'cpuinfo', parseCpuinfo));
  const memoryBytes =
    valueOr(readFact(members, 'meminfo', parseMeminfo)) ?? valueOr(readFact(members, 'free', parseFree));
  const hardware = { vendor, product, cpus, memoryBytes, firmware, virtual };
  return { hardware, architecture: lscpu?.architecture ?? null, dmidecode };
}

/** The data that name the host, beside uname. */
export const HOSTNAME_DATA = ['hostname', 'etc-hostname', 'hostnamectl', 'hostname-fqdn'];

/** The host's name: `hostname`, /etc/hostname, hostnamectl, uname's, else the one in the archive's name. */
export function readHostname(members: CollectedMembers, uname: string | null, archive: string | null): string | null {
  return (
    valueOr(readFact(members, 'hostname', parseHostname)) ??
    valueOr(readFact(members, 'etc-hostname', parseHostname)) ??
    valueOr(readFact(members, 'hostnamectl', parseHostnamectl))?.hostname ??
    valueOr(readFact(members, 'hostname-fqdn', parseHostname)) ??
    [uname, archive].find((name) => name !== null && parseHostname(name).state === 'ok') ??
    null
  );
}
