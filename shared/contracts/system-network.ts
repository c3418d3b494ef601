import { z } from 'zod';
import { listOf } from './system-storage.ts';

const Count = z.number().nullable();

/** A network interface, with what `ip`, `ethtool` and /proc/net/dev tell of it. */
export const NetworkInterface = z.object({
  name: z.string(),
  /** What `ip -d link` calls it (bond, bridge, vlan, team, veth, ...); null for a plain device. */
  kind: z.string().nullable(),
  /** Switched on by the administrator (`UP` among the flags). */
  enabled: z.boolean().nullable(),
  /** A carrier is there (`LOWER_UP`, ethtool's "Link detected"). */
  carrier: z.boolean().nullable(),
  /** Operational state in the kernel's words: up, down, unknown. */
  state: z.string().nullable(),
  /** The bond, team or bridge that it belongs to. */
  controller: z.string().nullable(),
  mtu: z.number().nullable(),
  mac: z.string().nullable(),
  addresses: z.array(z.string()),
  speedMbps: Count,
  duplex: z.enum(['full', 'half']).nullable(),
  driver: z.string().nullable(),
  firmware: z.string().nullable(),
  rxPackets: Count,
  txPackets: Count,
  rxErrors: Count,
  txErrors: Count,
  rxDropped: Count,
  txDropped: Count,
  /** Where it stands in the list's member. */
  line: z.number().int().nullable(),
  /** The `ethtool` output of this interface. */
  ethtoolPath: z.string().nullable(),
});
export type NetworkInterface = z.infer<typeof NetworkInterface>;

export const BondMember = z.object({
  name: z.string(),
  up: z.boolean().nullable(),
  speed: z.string().nullable(),
  duplex: z.string().nullable(),
  failures: Count,
});
export type BondMember = z.infer<typeof BondMember>;

/** A bond of /proc/net/bonding, or a team of `teamdctl state`; each from a member of its own. */
export const Bond = z.object({
  name: z.string(),
  mode: z.string().nullable(),
  up: z.boolean().nullable(),
  active: z.string().nullable(),
  members: z.array(BondMember),
  path: z.string(),
});
export type Bond = z.infer<typeof Bond>;

export const Route = z.object({
  destination: z.string(),
  gateway: z.string().nullable(),
  device: z.string().nullable(),
  metric: Count,
  line: z.number().int().nullable(),
});
export type Route = z.infer<typeof Route>;

export const Network = z.object({
  interfaces: listOf(NetworkInterface).nullable(),
  bonds: z.array(Bond),
  /** Routes of the main table. */
  routes: listOf(Route).nullable(),
  dns: z.object({ path: z.string(), servers: z.array(z.string()), search: z.array(z.string()) }).nullable(),
});
export type Network = z.infer<typeof Network>;
