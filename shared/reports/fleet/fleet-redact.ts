import type { FleetRow, FleetTable } from '../../contracts/fleet.ts';

/** Gives the same word for the same name, counted from 1. */
function counted(kind: string): (name: string) => string {
  const given = new Map<string, string>();
  return (name) => {
    const word = given.get(name) ?? `${kind}${given.size + 1}`;
    given.set(name, word);
    return word;
  };
}

/**
 * The fleet with host names, archives and case numbers replaced, the same name always by the same word. Nothing else of a row
 * comes from the customer but the titles of findings, which are the articles' own.
 */
export function redactFleet(table: FleetTable): FleetTable {
  const [host, archive, member, number] = [counted('host'), counted('archive'), counted('member'), counted('case')];
  const clean = (row: FleetRow): FleetRow => ({
    ...row,
    hostname: row.hostname === null ? null : host(row.hostname.toLowerCase()),
    file: archive(row.file),
    member: row.member === null ? null : member(row.member),
    caseNumber: row.caseNumber === null ? null : number(row.caseNumber),
  });
  return { ...table, rows: table.rows.map(clean) };
}
