import { setImmediate } from 'node:timers/promises';
import type { Language } from '../../shared/base/language.ts';
import type { FleetRow, FleetSource, FleetTable } from '../../shared/contracts/fleet.ts';
import { type FleetPart, fleetPart, fleetTable } from '../../shared/reports/fleet/fleet-report.ts';
import { type CaseRecord, numberOf } from '../library/record.ts';
import type { Workspace } from '../workspace.ts';

/**
 * The fleet's rows. They are made from the library's records, which are in memory: of thousands of cases none is read, but one
 * for each kernel that is met for the first time, for its stream.
 */
export interface FleetParts {
  table(source: FleetSource, language: Language): Promise<FleetTable>;
  /** The parts of these cases in their order; those that are gone are left out. */
  of(caseIds: readonly string[], language: Language): Promise<FleetPart[]>;
}

/** What a record does not have: the builds of a stream, the titles of articles. */
type Rest = Omit<FleetPart, 'row'>;

/** The row of a record; null where it is of before records told enough. */
function rowOf({ caseId, facts, ...record }: CaseRecord, language: Language): FleetRow | null {
  const { fleet, findings, severity, totalRisk } = facts;
  if (fleet === null) return null;
  const [top] = findings;
  return {
    caseId,
    hostname: facts.hostname,
    file: facts.file,
    member: facts.member,
    os: facts.osRelease,
    kernel: facts.kernel,
    ...fleet,
    topFinding:
      top === undefined || severity === null || totalRisk === null
        ? null
        : { article: top.article, title: top.title[language], severity, risk: totalRisk },
    findings: findings.length,
    gaps: facts.gaps,
    complete: facts.complete,
    collectedAt: facts.collectedAt,
    caseNumber: numberOf({ caseId, facts, ...record }),
  };
}

export function fleetParts({ queue, library, caseIn }: Workspace): FleetParts {
  const rests = new Map<string, Rest>();

  async function read(caseId: string, language: Language): Promise<FleetPart | null> {
    const summary = await caseIn(caseId, language);
    // The window's other requests come first.
    await setImmediate();
    return summary === null ? null : fleetPart(caseId, summary);
  }

  async function partOf(caseId: string, language: Language): Promise<FleetPart | null> {
    const record = library.get(caseId);
    const row = record === null ? null : rowOf(record, language);
    if (row === null) return read(caseId, language);
    const key = [language, row.stream, row.running, ...Object.keys(row.verdicts)].join(' ');
    const known = rests.get(key);
    // A build that waits for a reboot may be one that the case read before does not know.
    const toldOf = (build: string): boolean => known?.stream?.builds.includes(build) !== false;
    if (known !== undefined && row.installed.every(toldOf)) return { row, ...known };
    const part = await read(caseId, language);
    // A case whose analysis is damaged keeps its row.
    if (part === null) return { row, stream: null, titles: {} };
    rests.set(key, { stream: part.stream, titles: part.titles });
    return { ...part, row };
  }

  async function of(caseIds: readonly string[], language: Language): Promise<FleetPart[]> {
    await library.ready;
    const parts: FleetPart[] = [];
    for (const caseId of caseIds) {
      const part = await partOf(caseId, language);
      if (part !== null) parts.push(part);
    }
    return parts;
  }

  const idsOf = (source: FleetSource, language: Language): string[] =>
    source === 'library'
      ? library.records().map(({ caseId }) => caseId)
      : [...new Set(queue.list(language).flatMap(({ cases }) => cases.map(({ caseId }) => caseId)))];

  return {
    of,
    async table(source, language) {
      await library.ready;
      return fleetTable(await of(idsOf(source, language), language));
    },
  };
}
