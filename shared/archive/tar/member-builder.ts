import type { ProblemLog } from '../problem-log.ts';
import { TarError } from '../stream-errors.ts';
import type { MemberHeader } from '../types.ts';
import type { TarHeader } from './header.ts';
import { safePath } from './member-path.ts';
import { paxSize, paxTime, readPaxRecords } from './pax.ts';

/** A header with the long names and PAX records that came before it: how much content follows, and the member, if usable. */
export interface BuiltMember {
  readonly stored: number;
  readonly header: MemberHeader | null;
}

const TYPES: Readonly<Record<string, MemberHeader['type']>> = {
  '0': 'file',
  '7': 'file',
  '1': 'hardlink',
  '2': 'symlink',
  '5': 'directory',
};
/** Types without content whatever their size field says (links, devices, folders, FIFOs), as Python's tarfile has it. */
const WITHOUT_CONTENT = '123456';

/** One of these is in every PAX form of GNU sparse files (1.0, 0.1, 0.0). */
const SPARSE_KEYWORDS = ['GNU.sparse.major', 'GNU.sparse.map', 'GNU.sparse.numblocks'];

const decoder = new TextDecoder();
const untilNul = (bytes: Uint8Array): string => {
  const nul = bytes.indexOf(0);
  return decoder.decode(nul < 0 ? bytes : bytes.subarray(0, nul));
};

/** Joins what precedes a header (GNU long names, PAX records) with the header, and makes the result safe. */
export class MemberBuilder {
  readonly #problems: ProblemLog;
  readonly #pathLength: number;
  #longName: string | null = null;
  #longLink: string | null = null;
  #global: ReadonlyMap<string, string> = new Map();
  #local: ReadonlyMap<string, string> = new Map();
  /** Whether the archive's names are absolute (tar -P), told by the first: then the others are, too. */
  #absolute: boolean | null = null;

  constructor(problems: ProblemLog, pathLength: number) {
    this.#problems = problems;
    this.#pathLength = pathLength;
  }

  /** Takes the content of a meta-data member: types L, K, x and g; others are of no use to us. */
  metadata(type: string, content: Uint8Array): void {
    if (type === 'L') this.#longName = untilNul(content);
    if (type === 'K') this.#longLink = untilNul(content);
    if (type !== 'x' && type !== 'g') return;
    const records = readPaxRecords(content);
    if (records === null) throw new TarError('a PAX header is malformed');
    if (type === 'x') this.#local = records;
    else this.#global = new Map([...this.#global, ...records]);
  }

  /** The member that `header` begins. Throws TarError where its size is no number. */
  build(header: TarHeader): BuiltMember {
    const size = this.#sizeOf(header);
    const name = this.#pax('GNU.sparse.name') ?? this.#longName ?? this.#pax('path') ?? header.name;
    const linkName = this.#longLink ?? this.#pax('linkpath') ?? header.linkName;
    const sparse = SPARSE_KEYWORDS.some((keyword) => this.#pax(keyword) !== null);
    const time = paxTime(this.#pax('mtime') ?? '') ?? header.modified;
    const type = this.#typeOf(header.type, name, sparse);
    this.#longName = null;
    this.#longLink = null;
    this.#local = new Map();
    const path = this.#usablePath(name);
    const isLink = type === 'symlink' || type === 'hardlink';
    return {
      stored: WITHOUT_CONTENT.includes(header.type) ? 0 : size,
      header:
        path === null
          ? null
          : {
              path,
              type,
              size: type === 'file' ? size : 0,
              linkTarget: isLink ? linkName : null,
              modified: time,
            },
    };
  }

  #pax(keyword: string): string | null {
    return (this.#local.get(keyword) ?? this.#global.get(keyword)) || null;
  }

  #sizeOf(header: TarHeader): number {
    const pax = this.#pax('size');
    const size = pax === null ? header.size : paxSize(pax);
    if (size === null || size < 0) throw new TarError('a member has no valid size');
    return size;
  }

  #typeOf(flag: string, name: string, sparse: boolean): MemberHeader['type'] {
    if (sparse) return 'other';
    // Archives older than ustar know folders by the slash at the end.
    if (flag === '0' && name.endsWith('/')) return 'directory';
    return TYPES[flag] ?? 'other';
  }

  /** The safe path, or null when the member must be passed over; says what is wrong with it. */
  #usablePath(name: string): string | null {
    const { path, note, absolute } = safePath(name);
    const shown = (path ?? name).slice(0, 200);
    this.#absolute ??= absolute;
    if (path === null) {
      this.#problems.add('unsafe-path', `A member was passed over: ${note}.`, safeToShow(shown));
      return null;
    }
    if (path.length > this.#pathLength) {
      const message = `A member was passed over: its name is longer than ${this.#pathLength} characters (limit "path").`;
      this.#problems.add('limit-exceeded', message, shown);
      return null;
    }
    // Among relative names an absolute one is a stranger, and without its slash could stand for another member.
    if (absolute && !this.#absolute) {
      this.#problems.add('unsafe-path', 'A member was passed over: its name is absolute.', path);
      return null;
    }
    if (note !== null) this.#problems.add('unsafe-path', `A member was read, but ${note}.`, path);
    return path === '' ? null : path;
  }
}

const safeToShow = (text: string): string => text.replace(/[\u0000-\u001f\u007f-\u009f]/g, '\uFFFD');
