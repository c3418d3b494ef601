import type { Memory } from '../../../shared/contracts/system.ts';
import { formatCount, formatMemory } from '../../../shared/presentation/format.ts';
import { memorySegments } from '../../../shared/presentation/system/memory-bar.ts';
import { worstOf } from '../../../shared/presentation/system/remarks.ts';
import { percent } from '../../../shared/presentation/system/thresholds.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { Facts, Meter, Place, SystemCard } from './system-card.tsx';
import { useSystem } from './system-context.ts';

/** Memory as one bar with its legend, then what to look at, then the swap devices. */
export function MemoryCard() {
  const { overview, shared } = useSystem();
  const { memory, swap } = overview;
  if (memory === null && swap === null) return null;
  return (
    <SystemCard
      title={shared.part.memory}
      parts={['memory', 'swap']}
      path={memory?.path ?? swap?.path ?? null}
      {...(memory !== null && { note: formatMemory(memory.totalBytes) })}
    >
      {memory !== null && <MemoryBar memory={memory} />}
      {memory !== null && <MemoryFacts memory={memory} />}
    </SystemCard>
  );
}

function MemoryBar({ memory }: { readonly memory: Memory }) {
  const { shared, words } = useSystem();
  const segments = memorySegments(memory);
  return (
    <div className="so-card-body">
      <div className="so-sys-memory" role="img" aria-label={words.memoryBar}>
        {segments.map(({ use, share }) => (
          <i key={use} className={`so-sys-use-${use}`} style={{ width: `${share}%` }} />
        ))}
      </div>
      <ul className="so-sys-legend">
        {segments.map(({ use, bytes, share }) => (
          <li key={use}>
            <i className={`so-sys-use-${use}`} aria-hidden="true" />
            <span>{shared.use[use]}</span>
            <span className="so-sys-amount">{formatMemory(bytes)}</span>
            <span className="so-quiet so-number">{share < 1 ? '<1 %' : `${Math.round(share)} %`}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function MemoryFacts({ memory }: { readonly memory: Memory }) {
  const { words, shared, remarks } = useSystem();
  const amount = (bytes: number | null): string | null => (bytes === null ? null : formatMemory(bytes));
  const pages = memory.hugePagesTotal ?? 0;
  const hugePages =
    pages === 0
      ? words.noHugePages
      : `${words.hugePagesOf(formatCount(pages), formatMemory(memory.hugePageBytes ?? 0))}, ${words.hugePagesFree(formatCount(memory.hugePagesFree ?? 0), formatCount(memory.hugePagesReserved ?? 0))}`;
  const committed = memory.committedBytes === null ? null : formatMemory(memory.committedBytes);
  const limit = memory.commitLimitBytes === null ? '' : ` (${words.ofLimit(formatMemory(memory.commitLimitBytes))})`;
  const available = memory.availableBytes === null ? null : percent(memory.availableBytes, memory.totalBytes);
  return (
    <Facts
      rows={[
        [
          words.available,
          available === null ? null : (
            <span key="available" className="so-sys-line">
              <span>{formatMemory(memory.availableBytes ?? 0)}</span>
              <Meter percent={available} state={worstOf(remarks, 'memory')} />
              <span className="so-quiet">{`${Math.round(available)} %`}</span>
            </span>
          ),
        ],
        [words.hugePages, hugePages],
        [words.unreclaimable, amount(memory.slabUnreclaimableBytes)],
        [words.dirty, amount(memory.dirtyBytes)],
        [words.committed, committed === null ? null : committed + limit],
        [shared.part.swap, <SwapLines key="swap" />],
      ]}
    />
  );
}

function SwapLines() {
  const { overview, remarks, shared } = useSystem();
  const { swap } = overview;
  if (swap === null) return <span className="so-quiet">{shared.state.unknown}</span>;
  if (swap.rows.length === 0) return shared.noSwap;
  return swap.rows.slice(0, 8).map(({ device, usedBytes, sizeBytes, line }) => (
    <span key={device} className="so-sys-line">
      <Place path={swap.path} line={line} className="so-sys-link so-mono">
        {visibleText(device)}
      </Place>
      <Meter percent={percent(usedBytes, sizeBytes)} state={worstOf(remarks, 'swap')} />
      <span className="so-quiet">{shared.ofTotal(formatMemory(usedBytes), formatMemory(sizeBytes))}</span>
    </span>
  ));
}
