import { describe, expect, it } from 'vitest';
import { chainOf } from '../../shared/presentation/event-chain.ts';
import { efiFinding } from '../builders/case-findings.ts';
import { sampleCase } from '../builders/case-summary.ts';

describe('chainOf', () => {
  const summary = sampleCase();
  const chain = chainOf(efiFinding(), summary.boots, 7);

  it('has the boots that show the bug as rows, oldest first, lines of no known boot last', () => {
    expect(chain.rows.map(({ boot }) => boot)).toEqual([-1, 0, null]);
    expect(chain.rows[0]?.ended).toBe('panic');
  });

  it('lets a boot that hung without a panic be told from one that panicked', () => {
    const panic = chain.steps.findIndex(({ id }) => id === 'hung-task-panic');
    expect(chain.rows[0]?.cells[panic]).toMatchObject({ lines: 1, uptime: 245.760398 });
    expect(chain.rows[1]?.cells[panic]).toBeNull();
  });

  it('leaves out signals that only give context', () => {
    expect(chain.steps.some(({ role }) => role === 'context')).toBe(false);
  });

  it('is empty for a finding without lines', () => {
    expect(chainOf({ ...efiFinding(), evidence: [] }, []).steps).toEqual([]);
  });

  it('names in one column what a chain of many steps has no column for', () => {
    const chain = chainOf(efiFinding(), sampleCase().boots, 2);
    expect(chain.steps).toHaveLength(2);
    expect(chain.hasMore).toBe(true);
    expect(chain.rows[0]?.also).toContain('Panic');
    expect(chain.rows[1]?.also).not.toContain('Panic');
  });
});
