import type { MemberSink } from '../archive/types.ts';
import type { DatumRole } from './spec-index.ts';
import { MANY_LIMIT, REPORT_DATUM_BYTES } from './specs.ts';
import type { DatumContent } from './types.ts';

interface Content {
  readonly text: string;
  readonly truncated: boolean;
}

interface Match {
  readonly rank: number;
  readonly path: string;
}

const ABSENT: DatumContent = { state: 'absent' };

/** Order among the places of one datum: the spec's, then by name so that the answer does not hang on the archive's order. */
const byRank = (a: Match, b: Match): number => a.rank - b.rank || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);

/** The texts of one sosreport's data, by path, and which datum each path serves. Bounded in memory. */
export class DatumStore {
  private readonly contents = new Map<string, Content>();
  private readonly matches = new Map<string, Match[]>();
  private readonly beyond = new Map<string, number>();
  private bytes = 0;

  /** Data of which members were left out, with how many. */
  get leftOut(): ReadonlyMap<string, number> {
    return this.beyond;
  }

  /** Whether the member's text is kept. */
  holds(path: string): boolean {
    return this.contents.has(path);
  }

  /** Notes that `path` serves these data; false when none of them has room for another. */
  claim(path: string, roles: readonly DatumRole[]): boolean {
    let claimed = false;
    for (const { datum, rank, many } of roles) {
      const list = this.matches.get(datum) ?? [];
      if (many && list.length >= MANY_LIMIT) {
        this.beyond.set(datum, (this.beyond.get(datum) ?? 0) + 1);
        continue;
      }
      list.push({ rank, path });
      this.matches.set(datum, list);
      claimed = true;
    }
    return claimed;
  }

  /** A sink that keeps the first `maxBytes` of a member, less when the sosreport's share of memory is used up. */
  sink(path: string, maxBytes: number): MemberSink {
    const decoder = new TextDecoder('utf-8');
    const parts: string[] = [];
    let kept = 0;
    let cut = false;
    return {
      write: (chunk) => {
        const room = Math.max(0, Math.min(maxBytes - kept, REPORT_DATUM_BYTES - this.bytes));
        if (chunk.length > room) cut = true;
        if (room === 0 || chunk.length === 0) return;
        const part = chunk.subarray(0, room);
        parts.push(decoder.decode(part, { stream: true }));
        kept += part.length;
        this.bytes += part.length;
      },
      end: (complete) => {
        parts.push(decoder.decode());
        // sos's `.tailed` form holds the end of what was there.
        const truncated = cut || !complete || path.endsWith('.tailed');
        this.contents.set(path, { text: parts.join(''), truncated });
      },
    };
  }

  private content({ path }: Match): DatumContent | null {
    const content = this.contents.get(path);
    if (!content) return null;
    if (content.text.trim() === '' && !content.truncated) return { state: 'empty', path };
    return { state: 'ok', path, ...content };
  }

  /** All members that serve the datum, best place first, each once. */
  all(datum: string): readonly DatumContent[] {
    const seen = new Set<string>();
    const found: DatumContent[] = [];
    for (const match of [...(this.matches.get(datum) ?? [])].sort(byRank)) {
      const content = seen.has(match.path) ? null : this.content(match);
      seen.add(match.path);
      if (content) found.push(content);
    }
    return found;
  }

  /** The best place that holds something; else the first that is empty; else absent. */
  best(datum: string): DatumContent {
    const all = this.all(datum);
    return all.find((content) => content.state === 'ok') ?? all[0] ?? ABSENT;
  }
}
