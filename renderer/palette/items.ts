import type { CaseSummary } from '../../shared/contracts/case-summary.ts';
import type { ExportFormat } from '../../shared/contracts/ipc.ts';
import { visibleText } from '../../shared/presentation/visible-text.ts';
import type { Actions } from '../state/actions.ts';
import type { Screen } from '../state/app-state.ts';
import type { PaletteWords } from '../words/areas/palette.ts';
import type { UiWords } from '../words/words.ts';
import type { Searchable } from './match.ts';

/** The kinds of items, in the order in which they are shown. */
export const GROUPS = ['go', 'do', 'findings', 'cases', 'files', 'articles'] as const;
export type Group = (typeof GROUPS)[number];

export interface PaletteItem extends Searchable {
  readonly id: string;
  readonly group: Group;
  /** Quiet text beside the label. */
  readonly note?: string;
  /** The key that does the same. */
  readonly key?: string;
  run(): void;
}

/** What main told: see use-found.ts. */
export interface Found {
  readonly cases: readonly {
    readonly caseId: string;
    readonly hostname: string | null;
    readonly file: string;
    readonly note: string;
  }[];
  readonly articles: readonly { readonly id: string; readonly title: string }[];
  /** Paths of files of the open case's archive that hold what was typed. */
  readonly files: readonly string[];
}

export interface Offer {
  readonly actions: Actions;
  readonly words: UiWords;
  readonly own: PaletteWords;
  /** The case that screens, findings and files are offered of. */
  readonly caseId: string | null;
  /** Whether it is on the screen: only then it is exported. */
  readonly onScreen: boolean;
  readonly summary: CaseSummary | null;
  readonly found: Found;
  readonly dark: boolean;
  readonly language: 'en' | 'ja';
  showShortcuts(): void;
}

const CASE_SCREENS = ['summary', 'kernel', 'timeline', 'logs', 'system', 'note'] as const;
const WORKSPACE_SCREENS = ['home', 'library', 'fleet', 'compare', 'articles', 'settings'] as const;
const FORMATS: readonly ExportFormat[] = ['pdf', 'markdown', 'html', 'json'];

function screens({ actions, words, caseId }: Offer): PaletteItem[] {
  const item = (name: keyof UiWords & Screen['name'], to: Screen): PaletteItem => ({
    id: `go-${name}`,
    group: 'go',
    label: words[name],
    // The English name leads there in any language.
    words: name,
    run: () => actions.show(to),
  });
  const ofCase = caseId === null ? [] : CASE_SCREENS.map((name) => item(name, { name, caseId }));
  return [...ofCase, ...WORKSPACE_SCREENS.map((name) => item(name, { name }))];
}

function commands({ actions, words, own, onScreen, dark, language, showShortcuts }: Offer): PaletteItem[] {
  const item = (id: string, label: string, run: () => void, key?: string): PaletteItem => ({
    id: `do-${id}`,
    group: 'do',
    label,
    words: id,
    run,
    ...(key === undefined ? {} : { key }),
  });
  const ofCase = !onScreen
    ? []
    : [
        ...FORMATS.map((format) =>
          item(
            `export ${format}`,
            own.exportAs(words.formats[format]),
            () => actions.exportCase(format),
            format === 'pdf' ? 'Ctrl E' : undefined,
          ),
        ),
        item('copy note', words.copyNote, actions.copyNote, 'Ctrl Shift C'),
      ];
  const other = language === 'en' ? 'ja' : 'en';
  return [
    item('open', words.openFiles, actions.openDialog, 'Ctrl O'),
    ...ofCase,
    item('sample', words.openSample, actions.addSample),
    item('theme', dark ? words.toLight : words.toDark, () => actions.set({ theme: dark ? 'light' : 'dark' })),
    item('language', own.otherLanguage, () => actions.set({ language: other })),
    item('clear finished', own.clearFinished, actions.clearFinished),
    item('shortcuts keys help', own.shortcuts, showShortcuts, 'F1'),
  ];
}

function findings({ actions, caseId, summary }: Offer): PaletteItem[] {
  if (caseId === null || summary === null) return [];
  return summary.findings.map(({ article, title }, finding) => ({
    id: `finding-${finding}`,
    group: 'findings',
    label: visibleText(title),
    words: article,
    run: () => actions.show({ name: 'finding', caseId, finding }),
  }));
}

function found({ actions, words, caseId, found: { cases, articles, files } }: Offer): PaletteItem[] {
  return [
    ...cases.map(
      ({ caseId: other, hostname, file, note }): PaletteItem => ({
        id: `case-${other}`,
        group: 'cases',
        label: hostname === null ? words.unknownHost : visibleText(hostname),
        words: visibleText(`${file} ${note}`),
        note: visibleText(note === '' ? file : note),
        run: () => actions.show({ name: 'summary', caseId: other }),
      }),
    ),
    ...(caseId === null ? [] : files).map(
      (path): PaletteItem => ({
        id: `file-${path}`,
        group: 'files',
        label: visibleText(path),
        run: () => actions.show({ name: 'logs', caseId: caseId ?? '', path }),
      }),
    ),
    ...articles.map(
      ({ id, title }): PaletteItem => ({
        id: `article-${id}`,
        group: 'articles',
        label: visibleText(title),
        words: id,
        note: id,
        run: () => actions.show({ name: 'articles', article: id }),
      }),
    ),
  ];
}

/** Everything that can be done and gone to from here. */
export const itemsOf = (offer: Offer): PaletteItem[] => [
  ...screens(offer),
  ...commands(offer),
  ...findings(offer),
  ...found(offer),
];
