import type { Language } from '../base/language.ts';
import type { CaseSummary, KernelStream } from '../contracts/case-summary.ts';
import { streamOfTable } from './kernel-stream.ts';

/** What a report draws of a kernel stream. */
export interface ReportRuler {
  readonly stream: KernelStream;
  readonly pattern: string;
  /** What the drawing lacks; null of a table without gaps. */
  readonly caveat: string | null;
}

const RECALLED: Readonly<Record<Language, string>> = {
  en: 'Only the kernel that each minor release came with is listed, recalled and not looked up; the errata between them are missing, so nothing is called the latest.',
  ja: '各マイナーリリースに付属するカーネルのみの一覧です (記憶によるもので未確認)。その間のエラータは含まれないため、どれも「最新」とは呼びません。',
};

/** The stream of the running kernel for a report's ruler, a recalled table marked as such; null where there is no table. */
export function reportRuler({ kernelStream, kernelTable, language }: CaseSummary): ReportRuler | null {
  if (kernelStream !== null) return { stream: kernelStream, pattern: kernelStream.pattern, caveat: null };
  const recalled = kernelTable !== null && kernelTable.source !== null && !kernelTable.complete;
  if (!recalled) return null;
  return { stream: streamOfTable(kernelTable), pattern: kernelTable.pattern ?? '', caveat: RECALLED[language] };
}
