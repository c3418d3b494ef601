import { clipboard } from 'electron';
import type { CaseSummary } from '../../shared/contracts/case-summary.ts';
import type { ExportOutcome } from '../../shared/contracts/ipc.ts';
import { compareMarkdown } from '../../shared/reports/compare/compare-markdown.ts';
import { type CompareReport, compareCases } from '../../shared/reports/compare/compare-report.ts';
import { redactFleet } from '../../shared/reports/fleet/fleet-redact.ts';
import { type FleetReport, fleetTable } from '../../shared/reports/fleet/fleet-report.ts';
import type { Dialogs, TargetFormat } from '../dialogs.ts';
import { writeErrorText } from '../export/file-errors.ts';
import { articleDesk } from '../fleet/article-desk.ts';
import { compareContent } from '../fleet/compare-content.ts';
import { fleetContent } from '../fleet/fleet-content.ts';
import { fleetParts } from '../fleet/fleet-parts.ts';
import { ORDINARY, writeFileWhole } from '../state/write-file.ts';
import type { Workspace } from '../workspace.ts';
import type { Handlers } from './answer.ts';

type Name = `fleet:${string}` | `compare:${string}` | `articles:${string}`;
type FleetHandlers = Pick<Handlers, Extract<keyof Handlers, Name>>;

const EXTENSIONS: Readonly<Record<TargetFormat, string>> = {
  pdf: 'pdf',
  html: 'html',
  markdown: 'md',
  csv: 'csv',
  json: 'json',
};

/** What the fleet, the comparison and the articles ask of main. */
export function fleetHandlers(workspace: Workspace, dialogs: Dialogs): FleetHandlers {
  const parts = fleetParts(workspace);
  const articles = articleDesk(workspace);
  const language = () => workspace.settings.get().language;

  async function save(
    stem: string,
    format: TargetFormat,
    content: () => Uint8Array | string | Promise<Uint8Array | string>,
  ): Promise<ExportOutcome> {
    const target = await dialogs.chooseTarget(`${stem}.${EXTENSIONS[format]}`, format);
    if (target === null) return { state: 'cancelled' };
    try {
      await writeFileWhole(target, await content(), ORDINARY);
      return { state: 'saved', file: target };
    } catch (error) {
      return { state: 'failed', message: writeErrorText(error, language()) };
    }
  }

  async function report(caseIds: readonly string[], article: string | null, redacted: boolean): Promise<FleetReport> {
    const found = await parts.of(caseIds, language());
    const table = redacted ? redactFleet(fleetTable(found)) : fleetTable(found);
    return { language: language(), table, rows: table.rows, article, redacted, madeAt: new Date().toISOString() };
  }

  async function held(caseId: string): Promise<CaseSummary> {
    const summary = await workspace.caseIn(caseId, language());
    if (summary === null) throw new Error('this case is not held any more: open its archive again');
    return summary;
  }

  async function compared(a: string, b: string, onlyDifferences: boolean): Promise<CompareReport> {
    const comparison = compareCases(await held(a), await held(b));
    return { language: language(), comparison, onlyDifferences, redacted: false };
  }

  return {
    'fleet:table': ({ source }) => parts.table(source, language()),
    'fleet:add-folder': async () => {
      const folder = await dialogs.chooseFolder();
      if (folder !== null) await workspace.open([folder]);
    },
    'fleet:export': ({ caseIds, article, format, redact }) =>
      save(`fleet-${new Date().toISOString().slice(0, 10)}`, format, async () =>
        fleetContent(await report(caseIds, article, redact), format),
      ),
    'compare:export': async ({ a, b, format, onlyDifferences }) => {
      const found = await compared(a, b, onlyDifferences);
      return save(compareName(found), format, () => compareContent(found, format));
    },
    'compare:copy': async ({ a, b, onlyDifferences }) =>
      clipboard.writeText(compareMarkdown(await compared(a, b, onlyDifferences))),
    'articles:list': () => articles.list(),
    'articles:get': ({ id }) => articles.get(id),
    'articles:check': () => articles.check(),
  };
}

/** "compare-dbsrv07-dbsrv09": short host names, letters that any file system takes. */
function compareName({ comparison: { a, b } }: CompareReport): string {
  const short = (name: string): string => (name.split('.')[0] ?? '').replace(/[^\w-]+/g, '_').slice(0, 60);
  return `compare-${short(a.name)}-${short(b.name)}`;
}
