import { linesOf, type Parsed, parsed, shown, unparsable } from '../parsed.ts';

export interface Dmi {
  readonly vendor: string | null;
  readonly product: string | null;
  /** BIOS vendor, version and date in one line. */
  readonly firmware: string | null;
  /** The firmware says that it can boot by UEFI. It does not say that this boot did. */
  readonly uefiCapable: boolean;
}

/** What vendors leave in fields that they did not fill. */
const FILLER =
  /^(?:to be filled.*|not specified|not applicable|none|n\/a|default string|system manufacturer|system product name|unknown|0+|\.+|-+)?$/i;

/** A DMI value worth showing, else null. */
export function dmiValue(value: string | undefined): string | null {
  const text = shown(value ?? '');
  return FILLER.test(text) ? null : text;
}

/** First "Key: value" of each key in the first section of this title. */
function section(lines: readonly string[], title: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  const at = lines.indexOf(title);
  if (at < 0) return fields;
  for (const line of lines.slice(at + 1, at + 100)) {
    if (!line.startsWith('\t') && !line.startsWith(' ')) break;
    const field = /^\s{1,8}([A-Z][A-Za-z ]{1,40}):\s*(.*)$/.exec(line);
    if (field && !fields.has(field[1] ?? '')) fields.set(field[1] ?? '', field[2] ?? '');
  }
  return fields;
}

/** BIOS vendor, version and date in one line, null where none is told. */
export function firmwareLine(vendor: string | null, version: string | null, date: string | null): string | null {
  const name = [vendor, version].filter((part) => part !== null).join(' ');
  if (name === '') return date;
  return date === null ? name : `${name} (${date})`;
}

/** `dmidecode`. */
export function parseDmidecode(text: string): Parsed<Dmi> {
  const lines = linesOf(text);
  const system = section(lines, 'System Information');
  const bios = section(lines, 'BIOS Information');
  if (system.size === 0 && bios.size === 0) return unparsable('there is no System or BIOS Information');
  const bioses = ['Vendor', 'Version', 'Release Date'].map((key) => dmiValue(bios.get(key)));
  const [vendor = null, version = null, date = null] = bioses;
  return parsed({
    vendor: dmiValue(system.get('Manufacturer')),
    product: dmiValue(system.get('Product Name')),
    firmware: firmwareLine(vendor, version, date),
    uefiCapable: /^[ \t]+UEFI is supported[ \t]*\r?$/m.test(text),
  });
}

export interface Lscpu {
  readonly architecture: string | null;
  readonly cpus: number | null;
  readonly hypervisor: string | null;
}

/** `lscpu`. */
export function parseLscpu(text: string): Parsed<Lscpu> {
  const field = (key: string): string | null => {
    const line = linesOf(text).find((candidate) => candidate.trimStart().startsWith(`${key}:`));
    return line === undefined ? null : shown(line.slice(line.indexOf(':') + 1)) || null;
  };
  const cpus = /^[0-9]{1,6}$/.exec(field('CPU(s)') ?? '')?.[0];
  const architecture = field('Architecture');
  if (cpus === undefined && architecture === null) return unparsable('there is no CPU(s) or Architecture line');
  return parsed({
    architecture,
    cpus: cpus === undefined ? null : Number(cpus),
    hypervisor: field('Hypervisor vendor'),
  });
}

/** CPUs in `/proc/cpuinfo`. */
export function parseCpuinfo(text: string): Parsed<number> {
  const count = text.match(/^processor\s{0,8}:/gm)?.length ?? 0;
  return count > 0 ? parsed(count) : unparsable('there is no processor line');
}

/** MemTotal of `/proc/meminfo`, in bytes. */
export function parseMeminfo(text: string): Parsed<number> {
  const kib = /^MemTotal:\s{1,20}([0-9]{1,15}) kB/m.exec(text)?.[1];
  return kib === undefined ? unparsable('there is no MemTotal line') : parsed(Number(kib) * 1024);
}

/** Total of `free` (kibibytes, as sos calls it), in bytes. */
export function parseFree(text: string): Parsed<number> {
  const kib = /^Mem:\s{1,20}([0-9]{1,15})(?:\s|$)/m.exec(text)?.[1];
  return kib === undefined ? unparsable('there is no Mem line') : parsed(Number(kib) * 1024);
}

const VIRTUAL_PRODUCTS: readonly (readonly [RegExp, string])[] = [
  [/vmware/i, 'VMware'],
  [/virtualbox|innotek/i, 'VirtualBox'],
  [/virtual machine.*microsoft|microsoft.*virtual machine/i, 'Hyper-V'],
  [
    /\bkvm\b|qemu|ovirt|rhev hypervisor|red hat enterprise virtualization|openstack|nutanix ahv|google compute engine/i,
    'KVM',
  ],
  [/^xen |hvm domu/i, 'Xen'],
  [/^amazon ec2 (?!.*metal)/i, 'Amazon EC2'],
];

/** The kind of virtual machine that vendor and product tell; null where they do not tell one. */
export function virtualByProduct(vendor: string | null, product: string | null): string | null {
  const name = `${vendor ?? ''} ${product ?? ''}`.trim();
  return VIRTUAL_PRODUCTS.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}
