import type { Host } from '../../contracts/case-summary.ts';
import type { CollectedMembers } from '../../members/types.ts';
import {
  parseEfibootmgr,
  parseEfiMounts,
  parseMokutil,
  parseSysFirmware,
  runtimeServicesOff,
  showsEfiVariables,
} from '../parsers/efi.ts';
import type { LogHints } from '../types.ts';
import { readEfibootmgr } from './efibootmgr.ts';
import { readFact, textsOf, valueOr } from './facts-of.ts';

export interface BootMode {
  readonly boot: Host['boot'];
  readonly bootSource: string | null;
  readonly secureBoot: boolean | null;
}

interface Sign {
  readonly boot: Host['boot'];
  readonly source: string;
}

const uefi = (source: string): Sign => ({ boot: 'uefi', source });
const bios = (source: string): Sign => ({ boot: 'bios', source });

/** Whether a mount table shows EFI's file systems, and where. */
function mountSign(members: CollectedMembers, data: readonly string[], kind: 'efivarfs' | 'bootEfi'): string | null {
  for (const datum of data) {
    for (const { path, text } of textsOf(members, datum)) if (parseEfiMounts(text)[kind]) return path;
  }
  return null;
}

/** What can only be seen where the kernel was started by UEFI. */
function* uefiSigns(members: CollectedMembers, hints: LogHints): Generator<Sign> {
  const listing = readFact(members, 'sys-firmware', parseSysFirmware);
  if (listing.state === 'ok' && listing.value) yield uefi(`${listing.path} lists /sys/firmware/efi`);
  if (members.has('sys/firmware/efi')) yield uefi('sys/firmware/efi is in the archive');
  const mounted = mountSign(members, ['mounts', 'findmnt'], 'efivarfs');
  if (mounted !== null) yield uefi(`efivarfs is mounted (${mounted})`);
  const manager = textsOf(members, 'efibootmgr').find(({ text }) => showsEfiVariables(text));
  if (manager) yield uefi(`${manager.path} finds EFI variables`);
  const mok = readFact(members, 'mokutil', parseMokutil);
  if (mok.state === 'ok' && mok.value.efiVariables) yield uefi(`${mok.path} finds EFI variables`);
  if (hints.efiLine) yield uefi(`the kernel log names its EFI (${hints.efiLine.path}:${hints.efiLine.line})`);
}

/** What the absence of EFI in something whole shows: a start by BIOS. */
function* biosSigns(members: CollectedMembers, hints: LogHints): Generator<Sign> {
  const listing = readFact(members, 'sys-firmware', parseSysFirmware);
  if (listing.state === 'ok' && !listing.value && !listing.truncated) {
    yield bios(`${listing.path} lists no /sys/firmware/efi`);
  }
  if (hints.sawBootStart && hints.efiLine === null) yield bios('the kernel log has its start and no EFI line');
}

/**
 * Tools that say "EFI variables are not supported". They say so on a UEFI host, too, where EFI runtime services were turned
 * off at boot or efivarfs could not be mounted.
 */
function* noVariables(members: CollectedMembers, runtimeOff: string | null): Generator<Sign> {
  if (runtimeOff !== null) return;
  const manager = readFact(members, 'efibootmgr', parseEfibootmgr);
  if (manager.state === 'ok' && manager.value === 'not-supported') {
    yield bios(`${manager.path}: EFI variables are not supported`);
  }
  const mok = readFact(members, 'mokutil', parseMokutil);
  if (mok.state === 'ok' && !mok.value.efiVariables) yield bios(`${mok.path}: EFI variables are not supported`);
}

/** An EFI system partition in use. It may be mounted on a host that was started by BIOS. */
function* mountedPartition(members: CollectedMembers): Generator<Sign> {
  const mounted = mountSign(members, ['mounts', 'findmnt', 'df'], 'bootEfi');
  if (mounted !== null) yield uefi(`/boot/efi is mounted (${mounted})`);
}

/** Believed only where nothing says otherwise. */
function* weakSigns(members: CollectedMembers): Generator<Sign> {
  const planned = mountSign(members, ['fstab'], 'bootEfi');
  if (planned !== null) yield uefi(`/boot/efi stands in ${planned}`);
  // Where there are no EFI variables efibootmgr says so and ends at once.
  const { efibootmgr } = readEfibootmgr(members);
  if (efibootmgr?.value === 'timed-out') yield uefi(`efibootmgr hung (${efibootmgr.source}; inference)`);
}

const first = (signs: Generator<Sign>): Sign | null => [...signs][0] ?? null;

/** Two signs of like weight that contradict each other decide nothing. */
function weigh(members: CollectedMembers, runtimeOff: string | null): Sign | null {
  const without = first(noVariables(members, runtimeOff));
  const mounted = first(mountedPartition(members));
  if (without && mounted) return { boot: 'unknown', source: `${without.source}, but ${mounted.source}` };
  return without ?? mounted ?? first(weakSigns(members));
}

/** Machines whose firmware is neither UEFI nor BIOS; the defects of EFI pass them by as they do hosts started by BIOS. */
const NO_EFI = /^(?:s390x?|ppc64(?:le)?)$/;

/** What else decides, from other data. */
export interface BootContext {
  readonly commandLine: string | null;
  readonly architecture: string | null;
}

/**
 * Whether the running kernel was started by UEFI or BIOS. Where sources disagree the order of the signs decides: what only a
 * UEFI start leaves behind, then what shows no EFI at all, then tools without EFI variables against a mounted /boot/efi.
 * `dmidecode` naming UEFI as supported is a capability of the firmware and decides nothing.
 */
export function readBootMode(members: CollectedMembers, hints: LogHints, context: BootContext): BootMode {
  const { commandLine, architecture } = context;
  const runtimeOff = commandLine === null ? null : runtimeServicesOff(commandLine);
  const secureBoot = valueOr(readFact(members, 'mokutil', parseMokutil))?.enabled ?? null;
  if (architecture !== null && NO_EFI.test(architecture)) {
    return { boot: 'bios', bootSource: `the architecture ${architecture} has no EFI`, secureBoot };
  }
  const sign = first(uefiSigns(members, hints)) ?? first(biosSigns(members, hints)) ?? weigh(members, runtimeOff);
  if (!sign) return { boot: 'unknown', bootSource: null, secureBoot };
  const note = sign.boot === 'uefi' && runtimeOff !== null ? `; EFI runtime services are off (${runtimeOff})` : '';
  return { boot: sign.boot, bootSource: sign.source + note, secureBoot };
}
