import type { Bond, Network, NetworkInterface } from '../../contracts/system-network.ts';
import type { CollectedMembers } from '../../members/types.ts';
import { textsOf } from '../host/facts-of.ts';
import type { Parsed } from '../parsed.ts';
import {
  type EthtoolFacts,
  parseBonding,
  parseEthtool,
  parseIpAddresses,
  parseIpLinks,
  parseNetDev,
  parseResolv,
  parseRoutes,
  parseTeam,
} from '../parsers/system/network.ts';
import { bounded } from '../parsers/system/table.ts';
import type { PartReader } from './parts.ts';
import { listed } from './storage.ts';

const INTERFACES = 200;
const BONDS = 64;
const ROUTES = 200;

interface Settings {
  readonly path: string;
  readonly facts: EthtoolFacts;
}

/** What ethtool says, by interface: `ethtool eth0` and `ethtool -i eth0` are members of their own. */
function ethtool(members: CollectedMembers): ReadonlyMap<string, Settings> {
  const found = new Map<string, Settings>();
  const texts = [...textsOf(members, 'ethtool'), ...textsOf(members, 'ethtool-driver')];
  for (const { path, text } of texts) {
    const told = parseEthtool(text);
    if (told.state !== 'ok') continue;
    const name = told.value.name ?? path.replace(/^.*ethtool_(?:-i_)?/, '');
    const known = found.get(name);
    found.set(name, { path: known?.path ?? path, facts: { ...told.value, ...known?.facts } });
  }
  return found;
}

/** The interfaces: from `ip`, else from the kernel's counters; what ethtool and `ip addr` add. */
function interfaces(members: CollectedMembers, parts: PartReader): Network['interfaces'] {
  const links = parts.read<NetworkInterface[]>(
    'interfaces',
    ['ip-link', parseIpLinks],
    ['ip-address', parseIpLinks],
    ['net-dev', parseNetDev],
  );
  if (links === null) return null;
  const addresses = parts.maybe(['ip-addr', parseIpAddresses])?.value;
  const more = new Map(parts.maybe(['ip-address', parseIpLinks])?.value.map((one) => [one.name, one.addresses]));
  const settings = ethtool(members);
  const rows = links.value.map((link): NetworkInterface => {
    const { facts, path } = settings.get(link.name) ?? { facts: null, path: null };
    return {
      ...link,
      addresses: addresses?.get(link.name) ?? more.get(link.name) ?? link.addresses,
      carrier: link.carrier ?? facts?.carrier ?? null,
      speedMbps: facts?.speedMbps ?? null,
      duplex: facts?.duplex ?? null,
      driver: facts?.driver ?? null,
      firmware: facts?.firmware ?? null,
      ethtoolPath: path,
    };
  });
  return { path: links.path, ...bounded(rows, INTERFACES) };
}

/** Bonds or teams, each with the name that its member's path gives. */
function bondsOf(
  members: CollectedMembers,
  datum: string,
  parse: (text: string) => Parsed<Omit<Bond, 'name' | 'path'>>,
  nameOf: (path: string) => string,
): Bond[] {
  return textsOf(members, datum)
    .slice(0, BONDS)
    .flatMap(({ path, text }) => {
      const told = parse(text);
      return told.state === 'ok' ? [{ name: nameOf(path), path, ...told.value }] : [];
    });
}

/** Interfaces, bonds and teams, routes, name servers. */
export function readNetwork(members: CollectedMembers, parts: PartReader): Network {
  const resolv = parts.read('dns', ['resolv-conf', parseResolv]);
  return {
    interfaces: interfaces(members, parts),
    bonds: [
      ...bondsOf(members, 'bonding', parseBonding, (path) => path.replace(/^.*\//, '')),
      ...bondsOf(members, 'team', parseTeam, (path) => path.replace(/^.*teamdctl_|_state$/g, '')),
    ],
    routes: listed(parts.read('routes', ['routes', parseRoutes]), ROUTES),
    dns: resolv && { path: resolv.path, ...resolv.value },
  };
}
