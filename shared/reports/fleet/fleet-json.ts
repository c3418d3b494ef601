import type { FleetDocument } from '../../contracts/fleet.ts';
import { TOOL } from '../tool.ts';
import type { FleetReport } from './fleet-report.ts';

/** The fleet as one JSON document, ending in a line end. */
export function fleetJson({ rows, article }: FleetReport): string {
  const document: FleetDocument = {
    schemaVersion: 1,
    tool: { name: TOOL.name, version: TOOL.version },
    article,
    rows: [...rows],
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
