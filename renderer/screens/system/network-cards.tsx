import type { Bond, NetworkInterface } from '../../../shared/contracts/system-network.ts';
import { formatCount } from '../../../shared/presentation/format.ts';
import { worstOf } from '../../../shared/presentation/system/remarks.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { Facts, Place, StateIcon, SystemCard, Table, useFirst, useWorstFirst } from './system-card.tsx';
import { useSystem } from './system-context.ts';

/** What is not used comes last: with an address, without one, the loopback, switched off. */
const idle = ({ enabled, kind, addresses }: NetworkInterface): number =>
  enabled === false ? 3 : kind === 'loopback' ? 2 : addresses.length > 0 ? 0 : 1;

/** The interfaces: those with remarks first, those that are switched off last. */
export function InterfacesCard() {
  const { overview, shared, words } = useSystem();
  const list = overview.network.interfaces;
  const byUse = [...(list?.rows ?? [])].sort((a, b) => idle(a) - idle(b));
  const sorted = useWorstFirst(byUse, 'interfaces', ({ name }) => name);
  const { rows, more } = useFirst(sorted, 10, list?.leftOut);
  if (list === null) return null;
  return (
    <SystemCard title={shared.part.interfaces} parts={['interfaces']} path={list.path}>
      <Table
        label={shared.part.interfaces}
        heads={[words.interface, words.link, words.addresses, [words.mtu], [words.errors]]}
      >
        {rows.map((row) => (
          <InterfaceRow key={row.name} row={row} path={list.path} />
        ))}
      </Table>
      {more}
    </SystemCard>
  );
}

/** "up 10000 Mb/s"; what is not known is left out. */
function useLink({ enabled, carrier, speedMbps, duplex, state }: NetworkInterface): string {
  const { words } = useSystem();
  if (enabled === false) return words.off;
  const link = carrier === null ? (state ?? '') : carrier ? words.up : words.down;
  const speed = speedMbps === null ? [] : [words.mbit(String(speedMbps))];
  return [link, ...speed, ...(duplex === 'half' ? [words.halfDuplex] : [])].filter((part) => part !== '').join(' ');
}

function InterfaceRow({ row, path }: { readonly row: NetworkInterface; readonly path: string }) {
  const { remarks, words } = useSystem();
  const link = useLink(row);
  const errors = row.rxErrors === null ? null : (row.rxErrors ?? 0) + (row.txErrors ?? 0);
  const dropped = (row.rxDropped ?? 0) + (row.txDropped ?? 0);
  const about = [
    ...(row.kind === null ? [] : [row.kind]),
    ...(row.controller === null ? [] : [words.inController(row.controller)]),
    ...(row.driver === null ? [] : [row.driver]),
  ];
  return (
    <tr>
      <td className="so-sys-name">
        <StateIcon state={worstOf(remarks, 'interfaces', row.name)} />
        <Place path={path} line={row.line} className="so-sys-link so-mono">
          {visibleText(row.name)}
        </Place>
        <div className="so-quiet">{visibleText(about.join(', '))}</div>
      </td>
      <td>{row.ethtoolPath === null ? link : <Place path={row.ethtoolPath}>{link}</Place>}</td>
      <td className="so-sys-wrap">
        {row.addresses.slice(0, 6).map((address) => (
          <div key={address} className="so-mono so-small">
            {visibleText(address)}
          </div>
        ))}
        {row.mac !== null && <div className="so-quiet so-mono">{visibleText(row.mac)}</div>}
      </td>
      <td className="so-number">{row.mtu ?? '–'}</td>
      <td className="so-number so-nowrap">
        {errors === null ? '–' : `${formatCount(errors)}, ${formatCount(dropped)}`}
      </td>
    </tr>
  );
}

/** Bonds and teams with their members. Without one there is no card. */
export function BondsCard() {
  const { overview, shared, words } = useSystem();
  const sorted = useWorstFirst(overview.network.bonds, 'bonds', ({ name }) => name);
  const { rows, more } = useFirst(sorted, 8);
  if (rows.length === 0) return null;
  return (
    <SystemCard title={shared.part.bonds} parts={['bonds']}>
      <Table label={shared.part.bonds} heads={[shared.part.bonds, words.mode, words.members]}>
        {rows.map((bond) => (
          <BondRow key={bond.path} bond={bond} />
        ))}
      </Table>
      {more}
    </SystemCard>
  );
}

function BondRow({ bond }: { readonly bond: Bond }) {
  const { remarks, words } = useSystem();
  return (
    <tr>
      <td className="so-sys-name">
        <StateIcon state={worstOf(remarks, 'bonds', bond.name)} />
        <Place path={bond.path} className="so-sys-link so-mono">
          {visibleText(bond.name)}
        </Place>
      </td>
      <td className="so-sys-wrap">{visibleText(bond.mode ?? '')}</td>
      <td>
        {bond.members.slice(0, 16).map(({ name, up, speed, failures }) => {
          const said = [
            up === null ? '' : up ? words.up : words.down,
            up === true && speed !== null ? speed : '',
            name === bond.active ? words.activeMember : '',
            failures !== null && failures > 0 ? words.failures(failures) : '',
          ];
          return (
            <div key={name} className="so-sys-path">
              <StateIcon state={up === false ? 'bad' : null} />
              <span>
                <span className="so-mono">{visibleText(name)}</span>{' '}
                {visibleText(said.filter((part) => part !== '').join(', '))}
              </span>
            </div>
          );
        })}
      </td>
    </tr>
  );
}

/** Routes of the main table, and name servers. */
export function RoutesCard() {
  const { overview, shared, words } = useSystem();
  const { routes, dns } = overview.network;
  const { rows, more } = useFirst(routes?.rows ?? [], 8, routes?.leftOut);
  if (routes === null && dns === null) return null;
  const search =
    dns === null || dns.search.length === 0 ? '' : ` (${words.search(dns.search.map(visibleText).join(' '))})`;
  return (
    <SystemCard title={shared.part.routes} path={routes?.path ?? dns?.path ?? null}>
      {routes !== null && (
        <Table label={shared.part.routes} heads={[words.destination, words.gateway, words.interface, [words.metric]]}>
          {rows.map(({ destination, gateway, device, metric, line }) => (
            <tr key={line}>
              <td>
                <Place path={routes.path} line={line} className="so-sys-link so-mono">
                  {visibleText(destination)}
                </Place>
              </td>
              <td className="so-mono">{visibleText(gateway ?? '–')}</td>
              <td className="so-mono">{visibleText(device ?? '–')}</td>
              <td className="so-number">{metric ?? '–'}</td>
            </tr>
          ))}
        </Table>
      )}
      {more}
      {dns !== null && (
        <Facts
          rows={[
            [
              shared.part.dns,
              <Place key="dns" path={dns.path} className="so-sys-link so-mono">
                {dns.servers.length === 0 ? words.noneHere : dns.servers.map(visibleText).join(', ') + search}
              </Place>,
            ],
          ]}
        />
      )}
    </SystemCard>
  );
}
