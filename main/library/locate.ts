import type { Language, LocalText } from '../../shared/base/language.ts';
import { isSameArchive } from './archive-place.ts';
import type { Library } from './library.ts';

const WORDS = {
  other: {
    en: 'That is another file: its size or its SHA-256 is not that of the archive of this case. Drop it on the window to analyse it as a case of its own.',
    ja: '別のファイルです。サイズまたは SHA-256 がこのケースのアーカイブと一致しません。別のケースとして解析するには、ウィンドウにドロップしてください。',
  },
  unreadable: { en: 'That file could not be read.', ja: 'ファイルを読み取れませんでした。' },
} as const satisfies Readonly<Record<string, LocalText>>;

export interface Located {
  readonly taken: boolean;
  /** Why it was not taken; null where it was, and where the dialog was closed. */
  readonly message: string | null;
}

/**
 * Points a case, and the others that came from the same archive, to where the archive is now; taken only where it is that
 * archive. A large one takes as long as reading it: its SHA-256 is compared.
 */
export async function locate(library: Library, caseId: string, path: string, language: Language): Promise<Located> {
  await library.ready;
  const record = library.get(caseId);
  if (record === null || record.source.kind === 'sample') return { taken: false, message: null };
  try {
    if (!(await isSameArchive(path, record))) return { taken: false, message: WORDS.other[language] };
  } catch {
    return { taken: false, message: WORDS.unreadable[language] };
  }
  const from = record.source.path;
  const siblings = library
    .records()
    .filter(
      ({ source, facts }) => source.kind === 'file' && source.path === from && facts.sha256 === record.facts.sha256,
    );
  await Promise.all(
    siblings.map((sibling) =>
      library.change(sibling.caseId, (old) =>
        old.source.kind === 'file' ? { ...old, source: { ...old.source, path } } : old,
      ),
    ),
  );
  return { taken: true, message: null };
}

/** The same with the path of a dialog; closing it changes nothing. */
export async function locateByDialog(
  library: Library,
  caseId: string,
  choose: () => Promise<readonly string[]>,
  language: Language,
): Promise<Located> {
  const [path] = await choose();
  return path === undefined ? { taken: false, message: null } : locate(library, caseId, path, language);
}
