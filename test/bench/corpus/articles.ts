import { Random } from './random.ts';

const SYLLABLES = ['zar', 'quo', 'xil', 'wub', 'jox', 'yev', 'zith', 'quar', 'vlom', 'jeph'];

/** Words that stand in no log of the corpus: most articles find nothing in most archives. */
const rare = (random: Random): string => random.pick(SYLLABLES) + random.pick(SYLLABLES) + random.hex(2);

function signal(random: Random, index: number): string {
  const literal = `${rare(random)}_${rare(random)}: ${rare(random)} on ${rare(random)}`;
  const pattern = random.below(3) === 0 ? `\n    pattern: '${literal} \\d+ of \\d+'` : '';
  return `  - id: line-${index}
    title: { en: A made-up line, ja: 架空の行 }
    from: kernel
    contains: ["${literal}", "${rare(random)} ${rare(random)} failed"]${pattern}
    strength: ${index === 0 ? 'confirmed' : 'likely'}
    role: proof`;
}

function article(random: Random, number: number): string {
  return `id: bench-${number}
status: draft
area: kernel
kind: observation
title: { en: Made-up problem ${number}, ja: 架空の問題 ${number} }
severity: low
likelihood: 1
impact: 1
riskOfChange: low
rebootRequired: false
signals:
${[0, 1, 2].map((index) => signal(random, index)).join('\n')}
headlines:
  default: { en: Made up for the bench., ja: ベンチマーク用の架空の記事。 }
summaries:
  default: { en: Made up for the bench., ja: ベンチマーク用の架空の記事。 }
environment: { en: None., ja: なし。 }
issue: { en: None., ja: なし。 }
resolution:
  - text: { en: Nothing is to be done., ja: 対処は不要です。 }
rootCause: { en: None., ja: なし。 }
references: []
falsePositives: { en: None., ja: なし。 }
`;
}

/** `count` articles with three signals and six literals each, for how time grows with articles. Equal counts, equal texts. */
export function madeUpArticles(count: number): { file: string; yaml: string }[] {
  const random = new Random(count);
  return Array.from({ length: count }, (_, index) => ({
    file: `bench-${index + 1}.yaml`,
    yaml: article(random, index + 1),
  }));
}
