import { describe, expect, it } from 'vitest';
import {
  parseCpuinfo,
  parseDmidecode,
  parseFree,
  parseLscpu,
  parseMeminfo,
  virtualByProduct,
} from '../../../shared/facts/parsers/hardware.ts';
import { parseHostname, parseHostnamectl } from '../../../shared/facts/parsers/hostname.ts';
import { parseTaint } from '../../../shared/facts/parsers/taint.ts';

const DMIDECODE = `# dmidecode 3.2
Getting SMBIOS data from sysfs.
SMBIOS 3.2.0 present.

Handle 0x0000, DMI type 0, 26 bytes
BIOS Information
\tVendor: Example BIOS Corp.
\tVersion: 2.4.1
\tRelease Date: 11/02/2020
\tROM Size: 32 MB
\tCharacteristics:
\t\tPCI is supported
\t\tUEFI is supported
\tBIOS Revision: 2.4

Handle 0x0001, DMI type 1, 27 bytes
System Information
\tManufacturer: ExampleCorp
\tProduct Name: S4
\tVersion: To Be Filled By O.E.M.
\tSerial Number: 123

Handle 0x0002, DMI type 2, 15 bytes
Base Board Information
\tManufacturer: Other
\tProduct Name: Board
`;

describe('parseDmidecode', () => {
  it('takes vendor, product and firmware', () => {
    expect(parseDmidecode(DMIDECODE)).toEqual({
      state: 'ok',
      value: {
        vendor: 'ExampleCorp',
        product: 'S4',
        firmware: 'Example BIOS Corp. 2.4.1 (11/02/2020)',
        uefiCapable: true,
      },
    });
  });
  it('leaves out what a vendor did not fill in', () => {
    const text = 'System Information\n\tManufacturer: To Be Filled By O.E.M.\n\tProduct Name: Default string\n';
    expect(parseDmidecode(text)).toMatchObject({ state: 'ok', value: { vendor: null, product: null, firmware: null } });
  });
  it('replaces control characters', () => {
    const text = 'System Information\n\tManufacturer: a\u001b[31mb\n';
    expect(parseDmidecode(text)).toMatchObject({ value: { vendor: 'a\ufffd[31mb' } });
  });
  it.each(['', '/dev/mem: Permission denied\n', '<html>', 'System Information'])('%j is unparsable', (text) => {
    expect(parseDmidecode(text).state).toBe('unparsable');
  });
});

describe('parseLscpu', () => {
  it('takes architecture, CPUs and hypervisor', () => {
    const text =
      'Architecture:          x86_64\nCPU op-mode(s):        32-bit, 64-bit\nCPU(s):                56\nOn-line CPU(s) list:   0-55\n';
    expect(parseLscpu(text)).toEqual({ state: 'ok', value: { architecture: 'x86_64', cpus: 56, hypervisor: null } });
    expect(parseLscpu(`${text}Hypervisor vendor:     KVM\n`)).toMatchObject({ value: { hypervisor: 'KVM' } });
  });
  it('is unparsable for an error', () => {
    expect(parseLscpu('lscpu: failed to determine number of CPUs').state).toBe('unparsable');
  });
});

describe('CPUs and memory', () => {
  it('count and convert to bytes', () => {
    expect(parseCpuinfo('processor\t: 0\nmodel\t: 1\n\nprocessor\t: 1\n')).toEqual({ state: 'ok', value: 2 });
    expect(parseMeminfo('MemTotal:       792723456 kB\nMemFree: 1 kB\n')).toEqual({
      state: 'ok',
      value: 792_723_456 * 1024,
    });
    expect(parseFree('              total  used\nMem:      16266236   1\nSwap: 0 0\n')).toEqual({
      state: 'ok',
      value: 16_266_236 * 1024,
    });
  });
  it('reject anything else', () => {
    for (const parse of [parseCpuinfo, parseMeminfo, parseFree])
      expect(parse('\u0000garbage').state).toBe('unparsable');
  });
});

describe('virtualByProduct', () => {
  it.each([
    ['VMware, Inc.', 'VMware Virtual Platform', 'VMware'],
    ['Red Hat', 'KVM', 'KVM'],
    ['QEMU', 'Standard PC (Q35 + ICH9, 2009)', 'KVM'],
    ['Microsoft Corporation', 'Virtual Machine', 'Hyper-V'],
    ['innotek GmbH', 'VirtualBox', 'VirtualBox'],
    ['Amazon EC2', 'm5.large', 'Amazon EC2'],
    ['Amazon EC2', 'm5.metal', null],
    ['Dell Inc.', 'PowerEdge R740', null],
    [null, null, null],
  ])('%s %s is %s', (vendor, product, expected) => {
    expect(virtualByProduct(vendor, product)).toBe(expected);
  });
});

describe('host names', () => {
  it.each(['dbsrv07.example.com', 'a', 'host-1_x', 'host0.obfuscateddomain1'])('%s', (name) => {
    expect(parseHostname(`${name}\n`)).toEqual({ state: 'ok', value: name });
  });
  it.each(['', '-x', 'two words', '<b>x</b>', 'hostname: command not found', 'x'.repeat(300), 'a\u0000b'])(
    'not %j',
    (name) => {
      expect(parseHostname(name).state).toBe('unparsable');
    },
  );
  it('come from hostnamectl with the virtual machine', () => {
    const text =
      '   Static hostname: db1.example.com\n         Icon name: computer-vm\n    Virtualization: kvm\n  Operating System: Red Hat Enterprise Linux\n';
    expect(parseHostnamectl(text)).toEqual({
      state: 'ok',
      value: { hostname: 'db1.example.com', virtual: 'kvm', operatingSystem: 'Red Hat Enterprise Linux' },
    });
    expect(parseHostnamectl('Failed to query system properties').state).toBe('unparsable');
  });
});

describe('parseTaint', () => {
  it.each([
    ['0', ''],
    ['1', 'P'],
    ['512', 'W'],
    ['4609', 'PWO'],
    ['262144', 'N'],
  ])('%s is %j', (text, letters) => {
    const result = parseTaint(`${text}\n`);
    expect(result.state === 'ok' && result.value.flags.map(({ flag }) => flag).join('')).toBe(letters);
  });
  it("tells a distribution's own bits as bits", () => {
    expect(parseTaint('536870912')).toMatchObject({ value: { value: 536_870_912, flags: [{ flag: 'bit 29' }] } });
  });
  it.each(['', '-1', '0x200', '1.5', '9'.repeat(50)])('%j is unparsable', (text) => {
    expect(parseTaint(text).state).toBe('unparsable');
  });
});
