import type { SystemOverview } from '../../contracts/system.ts';
import type { Bond, NetworkInterface } from '../../contracts/system-network.ts';
import { type Place, type Remark, remark } from './remark.ts';
import { percent, THRESHOLDS as T } from './thresholds.ts';

/** Bridges without a port in use have no carrier, and that is no fault. */
const MAY_BE_DOWN = new Set(['bridge', 'loopback', 'dummy', 'veth', 'openvswitch', 'tun']);

function linkRemarks(row: NetworkInterface, place: Place): Remark[] {
  const { name, speedMbps: speed } = row;
  const wanted = row.enabled === true && (row.addresses.length > 0 || row.controller !== null);
  const down = wanted && row.carrier === false && !MAY_BE_DOWN.has(row.kind ?? '');
  const state = row.controller === null ? 'bad' : 'warn';
  const slow = row.carrier === true && row.kind === null && speed !== null && speed < T.slowPort;
  return [
    ...remark(
      'interfaces',
      name,
      down ? state : null,
      place,
      `${name} is configured, and its link is down`,
      `${name} は設定されていますが、リンクがダウンしています`,
    ),
    ...remark(
      'interfaces',
      name,
      row.duplex === 'half' ? 'bad' : null,
      place,
      `${name} runs at half duplex`,
      `${name} が半二重で動作しています`,
    ),
    ...remark(
      'interfaces',
      name,
      slow ? 'warn' : null,
      place,
      `${name} runs at ${speed} Mbit/s`,
      `${name} の速度が ${speed} Mbit/s です`,
    ),
  ];
}

/** Counters since boot. Those of bonds, VLANs and bridges repeat their ports'. */
function counterRemarks(row: NetworkInterface, place: Place): Remark[] {
  if (row.kind !== null) return [];
  const { name } = row;
  const packets = (row.rxPackets ?? 0) + (row.txPackets ?? 0);
  const errors = (row.rxErrors ?? 0) + (row.txErrors ?? 0);
  const dropped = row.rxDropped ?? 0;
  const bad = percent(errors, packets) >= T.errorsBad;
  const many = dropped >= T.droppedLeast && percent(dropped, row.rxPackets ?? 0) >= T.droppedWarn;
  return [
    ...remark(
      'interfaces',
      name,
      errors === 0 ? null : bad ? 'bad' : 'warn',
      place,
      `${name} counted ${errors} errors`,
      `${name} でエラーが ${errors} 件あります`,
    ),
    ...remark(
      'interfaces',
      name,
      many ? 'warn' : null,
      place,
      `${name} dropped ${dropped} received packets`,
      `${name} で受信パケットが ${dropped} 件破棄されました`,
    ),
  ];
}

function bondRemarks(bond: Bond): Remark[] {
  const place = { path: bond.path, line: null };
  const down = bond.members.filter(({ up }) => up === false).map(({ name }) => name);
  const allDown = bond.up === false || (bond.members.length > 0 && down.length === bond.members.length);
  const names = down.join(', ');
  if (allDown)
    return remark('bonds', bond.name, 'bad', place, `${bond.name} is down`, `${bond.name} がダウンしています`);
  return [
    ...remark(
      'bonds',
      bond.name,
      down.length > 0 ? 'bad' : null,
      place,
      `${bond.name} has lost ${names}`,
      `${bond.name} のメンバー ${names} がダウンしています`,
    ),
    ...remark(
      'bonds',
      bond.name,
      bond.members.length === 1 ? 'warn' : null,
      place,
      `${bond.name} has a single member`,
      `${bond.name} のメンバーは 1 つだけです`,
    ),
  ];
}

/** Interfaces and bonds. */
export function networkRemarks({ network }: SystemOverview): Remark[] {
  const { interfaces } = network;
  return [
    ...network.bonds.flatMap(bondRemarks),
    ...(interfaces?.rows ?? []).flatMap((row) => {
      const place = { path: interfaces?.path ?? null, line: row.line };
      return [...linkRemarks(row, place), ...counterRemarks(row, place)];
    }),
  ];
}
