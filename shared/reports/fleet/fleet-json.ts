import type { FleetDocument } from '../../contracts/fleet.ts';
import { TOOL } from '../tool.ts';
import type { FleetReport } from './fleet-report.ts';

/** The fleet as one JSON document, ending in a line end; `failures` are the inputs that have no row. */
export function fleetJson({ rows, article }: FleetReport, failures: FleetDocument['failures'] = []): string {
  const document: FleetDocument = {
    schemaVersion: 1,
    tool: { name: TOOL.name, version: TOOL.version },
    article,
    rows: [...rows],
    failures,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
