import type { Bond, BondMember, NetworkInterface, Route } from '../../../contracts/system-network.ts';
import { linesOf, type Parsed, parsed, shown, unparsable } from '../../parsed.ts';
import { numbered, numberIn, pairsOf, wordsOf } from './table.ts';

/** Addresses kept of one interface, members of one bond. */
const PARTS = 64;

const HEAD = /^(\d{1,9}):\s([^\s:@]{1,40})(?:@\S{1,40})?:\s<([A-Z0-9_,-]{0,300})>\s(.{0,500})$/;
/** What `ip -d link` begins a line with that tells the kind. */
const KINDS = new Set(
  'bond bridge vlan team veth macvlan macvtap ipvlan vxlan geneve tun dummy gre gretap ipip sit ip6tnl vti wireguard openvswitch vrf can ifb nlmon'.split(
    ' ',
  ),
);

/** An interface of which nothing but the name is known. */
export const bareInterface = (name: string, line: number | null): NetworkInterface => ({
  name: shown(name),
  kind: null,
  enabled: null,
  carrier: null,
  state: null,
  controller: null,
  mtu: null,
  mac: null,
  addresses: [],
  speedMbps: null,
  duplex: null,
  driver: null,
  firmware: null,
  rxPackets: null,
  txPackets: null,
  rxErrors: null,
  txErrors: null,
  rxDropped: null,
  txDropped: null,
  line,
  ethtoolPath: null,
});

function fromHead(head: RegExpExecArray, line: number): NetworkInterface {
  const flags = new Set((head[3] ?? '').split(','));
  const words = wordsOf(head[4] ?? '');
  const after = (word: string): string | null => {
    const at = words.indexOf(word);
    return at < 0 ? null : shown(words[at + 1] ?? '');
  };
  return {
    ...bareInterface(head[2] ?? '', line),
    kind: flags.has('LOOPBACK') ? 'loopback' : null,
    enabled: flags.has('UP'),
    carrier: flags.has('LOWER_UP'),
    state: after('state')?.toLowerCase() ?? null,
    controller: after('master'),
    mtu: numberIn(after('mtu') ?? undefined),
  };
}

/** What one indented line adds; `counting` is the direction whose heading stood before. */
function withLine(at: NetworkInterface, text: string, counting: 'rx' | 'tx' | null): NetworkInterface {
  const words = wordsOf(text);
  const [first = '', second = ''] = words;
  if (first.startsWith('link/')) {
    const mac = /^[0-9a-f]{2}(?::[0-9a-f]{2}){5,19}$/.test(second) && first !== 'link/loopback' ? second : null;
    return { ...at, mac: at.mac ?? mac };
  }
  if (first === 'inet' || first === 'inet6') {
    if (at.addresses.length >= PARTS) return at;
    return { ...at, addresses: [...at.addresses, shown(second)] };
  }
  if (KINDS.has(first)) return { ...at, kind: at.kind ?? first };
  if (counting === null || words.length < 4) return at;
  const [, packets = null, errors = null, dropped = null] = words.map((word) => numberIn(word));
  return counting === 'rx'
    ? { ...at, rxPackets: packets, rxErrors: errors, rxDropped: dropped }
    : { ...at, txPackets: packets, txErrors: errors, txDropped: dropped };
}

/** `ip -s -d link`, `ip -d address`, `ip address`: each interface with what stands below it. */
export function parseIpLinks(text: string): Parsed<NetworkInterface[]> {
  const found: NetworkInterface[] = [];
  let counting: 'rx' | 'tx' | null = null;
  for (const { text: line, number } of numbered(text)) {
    const head = HEAD.exec(line);
    const current = found.at(-1);
    if (head) found.push(fromHead(head, number));
    else if (/^\s+[RT]X errors:/.test(line)) counting = null;
    else if (/^\s+[RT]X:/.test(line)) counting = line.includes('RX:') ? 'rx' : 'tx';
    else if (current !== undefined) {
      found[found.length - 1] = withLine(current, line, counting);
      counting = null;
    }
    if (head) counting = null;
  }
  return found.length === 0 ? unparsable('there is no line of an interface') : parsed(found);
}

/** `ip -o addr`: "2: eth0    inet 192.0.2.5/24 brd ...", addresses by interface. */
export function parseIpAddresses(text: string): Parsed<ReadonlyMap<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const { text: line } of numbered(text)) {
    const row = /^\d{1,9}:\s{1,9}([^\s:@]{1,40})\S{0,42}\s{1,40}inet6?\s{1,4}(\S{1,80})/.exec(line);
    if (!row) continue;
    const list = found.get(row[1] ?? '') ?? [];
    if (list.length < PARTS) list.push(shown(row[2] ?? ''));
    found.set(row[1] ?? '', list);
  }
  return found.size === 0 ? unparsable('there is no line with an address') : parsed(found);
}

/** `/proc/net/dev`: counters of each interface. */
export function parseNetDev(text: string): Parsed<NetworkInterface[]> {
  if (!/^Inter-\|/m.test(text)) return unparsable('there is no header');
  const rows = numbered(text).flatMap(({ text: line, number }): NetworkInterface[] => {
    const row = /^\s{0,20}([^\s:|]{1,40}):\s{0,20}(\d[\d\s]{10,400})$/.exec(line);
    if (!row) return [];
    const [
      ,
      rxPackets = null,
      rxErrors = null,
      rxDropped = null,
      ,
      ,
      ,
      ,
      ,
      txPackets = null,
      txErrors = null,
      txDropped = null,
    ] = wordsOf(row[2] ?? '').map((word) => numberIn(word));
    const counters = { rxPackets, rxErrors, rxDropped, txPackets, txErrors, txDropped };
    return [{ ...bareInterface(row[1] ?? '', number), ...counters }];
  });
  return parsed(rows);
}

export type EthtoolFacts = Partial<
  Pick<NetworkInterface, 'speedMbps' | 'duplex' | 'carrier' | 'driver' | 'firmware'>
> & { readonly name: string | null };

/** `ethtool ethX` ("Settings for ethX:") and `ethtool -i ethX` (driver). What it does not say is left out. */
export function parseEthtool(text: string): Parsed<EthtoolFacts> {
  const pairs = pairsOf(text);
  const speed = /^(\d{1,9})Mb\/s/.exec(pairs.get('Speed') ?? '')?.[1];
  const duplex = pairs.get('Duplex')?.toLowerCase();
  const link = pairs.get('Link detected')?.split(' ')[0];
  const [driver, firmware] = [pairs.get('driver'), pairs.get('firmware-version')];
  const facts: EthtoolFacts = {
    name: /^Settings for ([^\s:]{1,40}):/m.exec(text)?.[1] ?? null,
    ...(speed !== undefined && { speedMbps: Number(speed) }),
    ...((duplex === 'full' || duplex === 'half') && { duplex }),
    ...((link === 'yes' || link === 'no') && { carrier: link === 'yes' }),
    ...(driver !== undefined && driver !== '' && { driver }),
    ...(firmware !== undefined && firmware !== '' && firmware !== 'N/A' && { firmware }),
  };
  return facts.name === null && Object.keys(facts).length === 1 ? unparsable('it holds no setting') : parsed(facts);
}

const upOrDown = (word: string | undefined): boolean | null =>
  word === undefined ? null : word.toLowerCase() === 'up';

/** A file of /proc/net/bonding: the bond, then each of its members. */
export function parseBonding(text: string): Parsed<Omit<Bond, 'name' | 'path'>> {
  if (!/^Bonding Mode:/m.test(text)) return unparsable('there is no Bonding Mode line');
  const [head = '', ...rest] = text.split(/^Slave Interface:/m);
  const pairs = pairsOf(head);
  const active = pairs.get('Currently Active Slave');
  const members = rest.slice(0, PARTS).map((part): BondMember => {
    const [first = ''] = linesOf(part);
    const about = pairsOf(part);
    return {
      name: shown(first),
      up: upOrDown(about.get('MII Status')),
      speed: about.get('Speed') ?? null,
      duplex: about.get('Duplex') ?? null,
      failures: numberIn(about.get('Link Failure Count')),
    };
  });
  return parsed({
    mode: pairs.get('Bonding Mode') ?? null,
    up: upOrDown(pairs.get('MII Status')),
    active: active === undefined || active === 'None' ? null : active,
    members,
  });
}

/** `teamdctl TEAM state`: runner, ports and their link summary, the active port. */
export function parseTeam(text: string): Parsed<Omit<Bond, 'name' | 'path'>> {
  if (!/^setup:/m.test(text)) return unparsable('there is no setup part');
  const pairs = pairsOf(text);
  const members: BondMember[] = [];
  let port: string | null = null;
  for (const { text: line } of numbered(text)) {
    const name = /^ {2}(\S{1,40})\s*$/.exec(line)?.[1];
    if (name !== undefined && !name.endsWith(':')) port = name;
    const link = /^ {6}link summary: (\S{1,20})/.exec(line)?.[1];
    if (port === null || link === undefined || members.length >= PARTS) continue;
    members.push({ name: shown(port), up: link === 'up', speed: null, duplex: null, failures: null });
    port = null;
  }
  const up = members.length === 0 ? null : members.some((member) => member.up === true);
  return parsed({ mode: pairs.get('runner') ?? null, up, active: pairs.get('active port') ?? null, members });
}

const KERNEL_ROUTES = /^(?:broadcast|local|anycast|multicast|unreachable|blackhole|prohibit|throw|nat)\s/;

/** `ip route show table all` (the main table's routes only) or `route -n`. */
export function parseRoutes(text: string): Parsed<Route[]> {
  const lines = numbered(text);
  const table = lines.findIndex(({ text: line }) => /^Destination\s+Gateway\s+Genmask/.test(line));
  if (table >= 0) {
    return parsed(
      lines.slice(table + 1).flatMap(({ text: line, number }): Route[] => {
        const [destination = '', gateway = '', mask = '', , metric, , , device] = wordsOf(line);
        if (device === undefined) return [];
        const all = destination === '0.0.0.0' && mask === '0.0.0.0';
        const direct = gateway === '0.0.0.0' || gateway === '*';
        const to = all ? 'default' : shown(`${destination}/${mask}`);
        return [
          {
            destination: to,
            gateway: direct ? null : shown(gateway),
            device: shown(device),
            metric: numberIn(metric),
            line: number,
          },
        ];
      }),
    );
  }
  const routes = lines.flatMap(({ text: line, number }): Route[] => {
    const words = wordsOf(line);
    if (/\stable\s(?!main\b)\S/.test(line) || KERNEL_ROUTES.test(line) || !/\sdev\s|\svia\s/.test(line)) return [];
    const after = (word: string): string | null => {
      const at = words.indexOf(word);
      return at < 0 ? null : shown(words[at + 1] ?? '');
    };
    return [
      {
        destination: shown(words[0] ?? ''),
        gateway: after('via'),
        device: after('dev'),
        metric: numberIn(after('metric') ?? undefined),
        line: number,
      },
    ];
  });
  const understood = routes.length > 0 || lines.some(({ text: line }) => /\sdev\s/.test(line));
  return understood ? parsed(routes) : unparsable('there is no line of a route');
}

/** `/etc/resolv.conf`. */
export function parseResolv(text: string): Parsed<{ readonly servers: string[]; readonly search: string[] }> {
  const servers: string[] = [];
  const search: string[] = [];
  for (const { text: line } of numbered(text)) {
    const [word, ...values] = wordsOf(line);
    if (word === 'nameserver' && values[0] !== undefined) servers.push(shown(values[0]));
    if (word === 'search' || word === 'domain') search.push(...values.map(shown));
  }
  return parsed({ servers: servers.slice(0, 16), search: search.slice(0, 16) });
}
