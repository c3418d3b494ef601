import type { Tree } from './rhel7-host.ts';

const lines = (...text: readonly string[]): string => `${text.join('\n')}\n`;
const NET = 'sos_commands/networking';

interface Port {
  readonly index: number;
  readonly name: string;
  readonly of: string | null;
  readonly up: boolean;
  readonly kind: string | null;
  readonly mtu: number;
  readonly packets: number;
  readonly errors: number;
}

const PORTS: readonly Port[] = [
  { index: 2, name: 'em1', of: 'bond0', up: true, kind: null, mtu: 1500, packets: 91_233_410, errors: 0 },
  { index: 3, name: 'em2', of: 'bond0', up: true, kind: null, mtu: 1500, packets: 1_210_300, errors: 0 },
  { index: 4, name: 'p1p1', of: 'bond1', up: true, kind: null, mtu: 9000, packets: 702_114_902, errors: 812 },
  { index: 5, name: 'p1p2', of: 'bond1', up: false, kind: null, mtu: 9000, packets: 40_112, errors: 0 },
  { index: 6, name: 'bond0', of: null, up: true, kind: 'bond', mtu: 1500, packets: 92_443_710, errors: 0 },
  { index: 7, name: 'bond1', of: null, up: true, kind: 'bond', mtu: 9000, packets: 702_155_014, errors: 812 },
  { index: 8, name: 'bond0.120', of: null, up: true, kind: 'vlan', mtu: 1500, packets: 8_120_442, errors: 0 },
];

function link({ index, name, of, up, kind, mtu, packets, errors }: Port): string[] {
  const role = kind === 'bond' ? ',MASTER' : of === null ? '' : ',SLAVE';
  const shown = kind === 'vlan' ? `${name}@bond0` : name;
  const state = up ? 'UP' : 'DOWN';
  return [
    `${index}: ${shown}: <${up ? '' : 'NO-CARRIER,'}BROADCAST,MULTICAST${role},UP${up ? ',LOWER_UP' : ''}> mtu ${mtu} qdisc mq ${of === null ? '' : `master ${of} `}state ${state} mode DEFAULT group default qlen 1000`,
    `    link/ether 02:00:5e:00:57:0${index} brd ff:ff:ff:ff:ff:ff promiscuity 0 `,
    `    ${kind ?? 'bond_slave state ACTIVE mii_status UP'} addrgenmode eui64 numtxqueues 64 numrxqueues 64 `,
    '    RX: bytes  packets  errors  dropped overrun mcast   ',
    `    ${packets * 812} ${packets} ${errors} 0 0 4812 `,
    '    TX: bytes  packets  errors  dropped carrier collsns ',
    `    ${packets * 640} ${packets - 1000} 0 0 0 0 `,
  ];
}

const settings = (name: string, up: boolean): string =>
  lines(
    `Settings for ${name}:`,
    '\tSupported ports: [ FIBRE ]',
    `\tSpeed: ${up ? '10000Mb/s' : 'Unknown!'}`,
    `\tDuplex: ${up ? 'Full' : 'Unknown! (255)'}`,
    '\tAuto-negotiation: off',
    `\tLink detected: ${up ? 'yes' : 'no'}`,
  );

const driver = (): string =>
  lines('driver: ixgbe', 'version: 5.1.0-k-rh7.7', 'firmware-version: 0x80000d1f', 'bus-info: 0000:3b:00.0');

function bonding(first: string, second: string, secondUp: boolean): string {
  const slave = (name: string, up: boolean): string[] => [
    '',
    `Slave Interface: ${name}`,
    `MII Status: ${up ? 'up' : 'down'}`,
    `Speed: ${up ? '10000 Mbps' : 'Unknown'}`,
    `Duplex: ${up ? 'full' : 'Unknown'}`,
    `Link Failure Count: ${up ? 0 : 3}`,
  ];
  return lines(
    'Ethernet Channel Bonding Driver: v3.7.1 (April 27, 2011)',
    '',
    'Bonding Mode: fault-tolerance (active-backup)',
    'Primary Slave: None',
    `Currently Active Slave: ${first}`,
    'MII Status: up',
    'MII Polling Interval (ms): 100',
    ...slave(first, true),
    ...slave(second, secondUp),
  );
}

/** The sample host's network: two bonds of 10 Gbit/s ports, one of which has lost its link. */
export function networkFiles(): Tree {
  const ports = PORTS.filter(({ of }) => of !== null);
  return {
    [`${NET}/ip_-s_-d_link`]: lines(
      '1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN mode DEFAULT group default qlen 1000',
      '    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00 promiscuity 0 ',
      ...PORTS.flatMap(link),
    ),
    [`${NET}/ip_-o_addr`]: lines(
      '1: lo    inet 127.0.0.1/8 scope host lo\\       valid_lft forever preferred_lft forever',
      '6: bond0    inet 192.0.2.57/24 brd 192.0.2.255 scope global bond0\\       valid_lft forever preferred_lft forever',
      '7: bond1    inet 203.0.113.57/24 brd 203.0.113.255 scope global bond1\\       valid_lft forever preferred_lft forever',
      '8: bond0.120    inet 198.51.100.57/24 brd 198.51.100.255 scope global bond0.120\\       valid_lft forever preferred_lft forever',
    ),
    ...Object.fromEntries(ports.map(({ name, up }) => [`${NET}/ethtool_${name}`, settings(name, up)])),
    ...Object.fromEntries(ports.map(({ name }) => [`${NET}/ethtool_-i_${name}`, driver()])),
    'proc/net/bonding/bond0': bonding('em1', 'em2', true),
    'proc/net/bonding/bond1': bonding('p1p1', 'p1p2', false),
    [`${NET}/ip_route_show_table_all`]: lines(
      'default via 192.0.2.1 dev bond0 ',
      '192.0.2.0/24 dev bond0 proto kernel scope link src 192.0.2.57 metric 300 ',
      '198.51.100.0/24 dev bond0.120 proto kernel scope link src 198.51.100.57 metric 400 ',
      '203.0.113.0/24 dev bond1 proto kernel scope link src 203.0.113.57 metric 301 ',
      'local 192.0.2.57 dev bond0 table local proto kernel scope host src 192.0.2.57 ',
    ),
    'etc/resolv.conf': lines('search example.com', 'nameserver 192.0.2.53', 'nameserver 192.0.2.54'),
  };
}
