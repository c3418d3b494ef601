import { describe, expect, it } from 'vitest';
import { valueIn } from '../../../../shared/facts/parsed.ts';
import {
  parseBonding,
  parseEthtool,
  parseIpAddresses,
  parseIpLinks,
  parseNetDev,
  parseResolv,
  parseRoutes,
  parseTeam,
} from '../../../../shared/facts/parsers/system/network.ts';

const LINKS = `1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN mode DEFAULT group default qlen 1000
    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00 promiscuity 0
    RX:  bytes packets errors dropped  missed   mcast
      48313687    9447      0       0       0       0
    TX:  bytes packets errors dropped carrier collsns
      48313687    9447      0       0       0       0
2: eth0: <NO-CARRIER,BROADCAST,MULTICAST,SLAVE,UP> mtu 9000 qdisc mq master bond0 state DOWN mode DEFAULT qlen 1000
    link/ether 52:54:00:12:34:56 brd ff:ff:ff:ff:ff:ff promiscuity 0
    bond_slave state BACKUP mii_status DOWN
    RX: bytes  packets  errors  dropped overrun mcast
    100        20       3       4       0       0
    RX errors: length   crc     frame   fifo    missed
               1        1       1       0       0
    TX: bytes  packets  errors  dropped carrier collsns
    200        30       5       6       0       0
3: eth0.100@eth0: <BROADCAST,MULTICAST> mtu 1500 qdisc noop state DOWN mode DEFAULT
    link/ether 52:54:00:12:34:56 brd ff:ff:ff:ff:ff:ff
    vlan protocol 802.1Q id 100 <REORDER_HDR>
`;

describe('ip -s -d link', () => {
  it('tells flags, counters, kinds and whom an interface belongs to', () => {
    const [lo, eth0, vlan] = valueIn(parseIpLinks(LINKS)) ?? [];
    expect(lo).toMatchObject({ name: 'lo', kind: 'loopback', mac: null, rxPackets: 9447 });
    expect(eth0).toMatchObject({
      name: 'eth0',
      kind: null,
      enabled: true,
      carrier: false,
      state: 'down',
      controller: 'bond0',
      mtu: 9000,
      mac: '52:54:00:12:34:56',
      rxErrors: 3,
      rxDropped: 4,
      txErrors: 5,
      txDropped: 6,
      line: 7,
    });
    expect(vlan).toMatchObject({ name: 'eth0.100', kind: 'vlan', enabled: false });
  });

  it('takes addresses where the listing has them, and refuses what is none', () => {
    const text =
      '2: eth0: <BROADCAST,UP,LOWER_UP> mtu 1500 qdisc mq state UP\n    inet 192.0.2.5/24 brd 192.0.2.255 scope global eth0\n    inet6 2001:db8::5/64 scope global\n';
    expect(valueIn(parseIpLinks(text))?.[0]?.addresses).toEqual(['192.0.2.5/24', '2001:db8::5/64']);
    expect(parseIpLinks('Object "link" is unknown, try "ip help".\n').state).toBe('unparsable');
  });

  it('keeps at most 64 addresses of one interface', () => {
    const lines = Array.from({ length: 100 }, (_, index) => `2: eth0    inet 192.0.2.${index}/32 scope global eth0\\`);
    expect(valueIn(parseIpAddresses(lines.join('\n')))?.get('eth0')).toHaveLength(64);
  });
});

describe('counters and settings', () => {
  it('reads /proc/net/dev, also where name and number touch', () => {
    const text =
      'Inter-|   Receive                                                |  Transmit\n face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed\n  eth0:12345 20 3 4 0 0 0 0 999 30 5 6 0 0 0 0\n';
    expect(valueIn(parseNetDev(text))?.[0]).toMatchObject({
      name: 'eth0',
      rxPackets: 20,
      rxErrors: 3,
      rxDropped: 4,
      txPackets: 30,
      txErrors: 5,
      txDropped: 6,
    });
  });

  it('reads ethtool, and says nothing of an unknown speed', () => {
    expect(
      valueIn(parseEthtool('Settings for eth0:\n\tSpeed: 100Mb/s\n\tDuplex: Half\n\tLink detected: yes\n')),
    ).toEqual({ name: 'eth0', speedMbps: 100, duplex: 'half', carrier: true });
    expect(
      valueIn(
        parseEthtool(
          'Settings for eth1:\n\tSpeed: Unknown!\n\tDuplex: Unknown! (255)\n\tLink detected: no (No cable)\n',
        ),
      ),
    ).toEqual({ name: 'eth1', carrier: false });
    expect(valueIn(parseEthtool('driver: ixgbe\nversion: 5.1\nfirmware-version: N/A\n'))).toEqual({
      name: null,
      driver: 'ixgbe',
    });
    expect(parseEthtool('No data available\n').state).toBe('unparsable');
  });
});

describe('bonds and teams', () => {
  it('tells which member is active and which is down', () => {
    const text =
      'Bonding Mode: fault-tolerance (active-backup)\nCurrently Active Slave: em1\nMII Status: up\n\nSlave Interface: em1\nMII Status: up\nSpeed: 10000 Mbps\nDuplex: full\nLink Failure Count: 0\n\nSlave Interface: em2\nMII Status: down\nSpeed: Unknown\nLink Failure Count: 3\n';
    const bond = valueIn(parseBonding(text));
    expect(bond).toMatchObject({ mode: 'fault-tolerance (active-backup)', up: true, active: 'em1' });
    expect(bond?.members.map(({ name, up, failures }) => [name, up, failures])).toEqual([
      ['em1', true, 0],
      ['em2', false, 3],
    ]);
    expect(valueIn(parseBonding('Bonding Mode: load balancing (round-robin)\nMII Status: down\n'))).toMatchObject({
      active: null,
      up: false,
      members: [],
    });
  });

  it('reads the state of a team', () => {
    const text =
      'setup:\n  runner: activebackup\nports:\n  eth1\n    link watches:\n      link summary: up\n      instance[link_watch_0]:\n        name: ethtool\n        link: up\n  eth2\n    link watches:\n      link summary: down\nrunner:\n  active port: eth1\n';
    const team = valueIn(parseTeam(text));
    expect(team).toMatchObject({ mode: 'activebackup', active: 'eth1', up: true });
    expect(team?.members.map(({ name, up }) => [name, up])).toEqual([
      ['eth1', true],
      ['eth2', false],
    ]);
  });
});

describe('routes and name servers', () => {
  it('keeps the routes of the main table', () => {
    const text =
      'default via 192.0.2.1 dev eth0 proto static metric 100 \n10.0.0.0/8 dev eth1 scope link \nlocal 127.0.0.1 dev lo table local proto kernel \nbroadcast 192.0.2.255 dev eth0 table local\n198.51.100.0/24 via 192.0.2.9 dev eth0 table 200\nunreachable 203.0.113.0/24 \n';
    expect(valueIn(parseRoutes(text))).toEqual([
      { destination: 'default', gateway: '192.0.2.1', device: 'eth0', metric: 100, line: 1 },
      { destination: '10.0.0.0/8', gateway: null, device: 'eth1', metric: null, line: 2 },
    ]);
  });

  it('reads route -n', () => {
    const text =
      'Kernel IP routing table\nDestination     Gateway         Genmask         Flags Metric Ref    Use Iface\n0.0.0.0         192.0.2.1       0.0.0.0         UG    100    0        0 eth0\n192.0.2.0       0.0.0.0         255.255.255.0   U     0      0        0 eth0\n';
    expect(valueIn(parseRoutes(text))?.map(({ destination, gateway }) => [destination, gateway])).toEqual([
      ['default', '192.0.2.1'],
      ['192.0.2.0/255.255.255.0', null],
    ]);
    expect(parseRoutes('command not found\n').state).toBe('unparsable');
  });

  it('reads resolv.conf', () => {
    expect(
      valueIn(parseResolv('# by hand\nsearch example.com corp.example\nnameserver 192.0.2.53\noptions rotate\n')),
    ).toEqual({ servers: ['192.0.2.53'], search: ['example.com', 'corp.example'] });
  });
});
