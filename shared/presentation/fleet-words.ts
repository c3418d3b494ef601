import type { Language } from '../base/language.ts';
import type { FleetColumn, FleetGroup } from './fleet.ts';

export interface FleetWords {
  readonly title: string;
  readonly column: Readonly<Record<FleetColumn, string>>;
  readonly severity: string;
  readonly archive: string;
  readonly complete: string;
  readonly yes: string;
  readonly no: string;
  readonly group: Readonly<Record<FleetGroup, string>>;
  /** "EFI page-fault bug: 2 of 8 hosts hit, 2 more to act on". */
  readonly summary: (title: string, hit: number, hosts: number, toActOn: number) => string;
  /** The same without the title. */
  readonly hit: (hit: number, hosts: number, toActOn: number) => string;
  readonly hosts: (count: number) => string;
  readonly noFinding: string;
  readonly cutShort: string;
  readonly noKernelTable: string;
}

const en: FleetWords = {
  title: 'Fleet',
  column: {
    host: 'Host',
    os: 'OS',
    verdict: 'Kernel verdict',
    running: 'Running',
    top: 'Top finding',
    risk: 'Risk',
    findings: 'Findings',
    gaps: 'Gaps',
    collected: 'Collected',
    case: 'Case',
  },
  severity: 'Severity',
  archive: 'Archive',
  complete: 'Complete',
  yes: 'yes',
  no: 'no',
  group: {
    hit: 'Bug has struck',
    affected: 'Affected, no symptom',
    reboot: 'Reboot to finish',
    'other-cause': 'Same message, other cause',
    'not-now': 'Not affected now',
    unknown: 'Unknown',
  },
  summary: (title, ...counts) => `${title}: ${en.hit(...counts)}`,
  hit: (hit, hosts, toActOn) =>
    `${hit.toLocaleString('en')} of ${hosts.toLocaleString('en')} ${hosts === 1 ? 'host' : 'hosts'} hit${
      toActOn === 0 ? '' : `, ${toActOn.toLocaleString('en')} more to act on`
    }`,
  hosts: (count) => `${count.toLocaleString('en')} ${count === 1 ? 'host' : 'hosts'}`,
  noFinding: 'No article applies',
  cutShort: 'archive cut short',
  noKernelTable: 'no table of this kernel',
};

const ja: FleetWords = {
  title: 'フリート',
  column: {
    host: 'ホスト',
    os: 'OS',
    verdict: 'カーネル判定',
    running: '稼働中',
    top: '最上位の検出事項',
    risk: 'リスク',
    findings: '検出',
    gaps: '欠落',
    collected: '採取',
    case: 'ケース',
  },
  severity: '重大度',
  archive: 'アーカイブ',
  complete: '欠損なし',
  yes: 'はい',
  no: 'いいえ',
  group: {
    hit: '不具合が発生',
    affected: '該当・症状なし',
    reboot: '再起動で完了',
    'other-cause': '同じメッセージ・別の原因',
    'not-now': '現在は該当しない',
    unknown: '不明',
  },
  summary: (title, ...counts) => `${title}: ${ja.hit(...counts)}`,
  hit: (hit, hosts, toActOn) =>
    `${hosts.toLocaleString('en')} ホスト中 ${hit.toLocaleString('en')} ホストで発生${
      toActOn === 0 ? '' : `、ほか ${toActOn.toLocaleString('en')} ホストで対応が必要`
    }`,
  hosts: (count) => `${count.toLocaleString('en')} ホスト`,
  noFinding: '該当するナレッジなし',
  cutShort: 'アーカイブが途中で切れている',
  noKernelTable: 'このカーネルのビルド表なし',
};

const RHEL = /^Red Hat Enterprise Linux(?: Server| Workstation| Client)?(?: release)? /;

/** "RHEL 7.9" of "Red Hat Enterprise Linux Server release 7.9 (Maipo)"; others without what stands in brackets. */
export const shortOs = (release: string): string => release.replace(RHEL, 'RHEL ').replace(/\s*\(.*$/, '');

export const fleetWords = (language: Language): FleetWords => (language === 'en' ? en : ja);
