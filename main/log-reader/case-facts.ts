import type { KeptIndex } from '../../shared/analyze.ts';
import type { CaseSummary } from '../../shared/contracts/case-summary.ts';
import type { CaseSource } from '../state/case-sources.ts';
import type { CaseFacts } from './protocol.ts';

/** What the log reader is told of a case. `kept` is what its analysis left behind in this run, null where nothing is. */
export function caseFacts(summary: CaseSummary, source: CaseSource, kept: KeptIndex | null): CaseFacts {
  const { host, boots, findings } = summary;
  return {
    place: source.kind === 'sample' ? { kind: 'sample' } : { kind: 'file', path: source.path },
    member: summary.source.member,
    boots: boots.map(({ index, start }) => ({ index, start })),
    utcOffsetMinutes: host.utcOffsetMinutes,
    collectedAt: host.collectedAt,
    proving: findings.flatMap(({ article, evidence }) =>
      evidence.map(({ path, line, boot }) => ({ path, line, article, boot })),
    ),
    kept,
  };
}
