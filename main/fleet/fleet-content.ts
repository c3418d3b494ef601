import type { FleetFormat } from '../../shared/contracts/fleet.ts';
import { fleetCsv } from '../../shared/reports/fleet/fleet-csv.ts';
import { fleetHtml, fleetPdf } from '../../shared/reports/fleet/fleet-html.ts';
import { fleetJson } from '../../shared/reports/fleet/fleet-json.ts';
import type { FleetReport } from '../../shared/reports/fleet/fleet-report.ts';
import { printPdf } from '../export/print-pdf.ts';

/** The bytes or the text of a fleet in one format. @throws where Chromium cannot print. */
export async function fleetContent(report: FleetReport, format: FleetFormat): Promise<Uint8Array | string> {
  if (format === 'pdf') return printPdf(fleetPdf(report));
  if (format === 'html') return fleetHtml(report);
  return format === 'csv' ? fleetCsv(report) : fleetJson(report);
}
