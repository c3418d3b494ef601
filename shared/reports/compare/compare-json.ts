import { TOOL } from '../tool.ts';
import { type CompareReport, listedRows } from './compare-report.ts';

/** The comparison as one JSON document, ending in a line end. */
export function compareJson({ comparison, onlyDifferences }: CompareReport): string {
  const { sections, ...head } = comparison;
  const document = {
    schemaVersion: 1,
    tool: { name: TOOL.name, version: TOOL.version },
    ...head,
    sections: sections.map((section) => ({ ...section, rows: listedRows(section, onlyDifferences).rows })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
