import type { Language } from '../base/language.ts';

/** The groups of rows of a comparison, in their order. */
export const COMPARE_SECTIONS = [
  'kernel',
  'findings',
  'host',
  'commandLine',
  'sysctl',
  'storage',
  'network',
  'services',
  'packages',
  'gaps',
] as const;
export type CompareSectionId = (typeof COMPARE_SECTIONS)[number];

export interface CompareWords {
  readonly title: string;
  readonly section: Readonly<Record<CompareSectionId, string>>;
  readonly fact: string;
  readonly runningKernel: string;
  readonly installedKernels: string;
  readonly upgradeTo: string;
  readonly nothingAsked: string;
  readonly verdictOn: (article: string) => string;
  readonly bootMode: string;
  readonly secureBoot: string;
  readonly taint: string;
  readonly notTainted: string;
  readonly kdump: string;
  readonly kdumpLoaded: string;
  readonly kdumpNotLoaded: string;
  readonly vmcores: string;
  readonly efibootmgr: string;
  readonly release: string;
  readonly architecture: string;
  readonly vendor: string;
  readonly product: string;
  readonly cpus: string;
  readonly memory: string;
  readonly firmware: string;
  readonly virtual: string;
  readonly arrayState: (device: string) => string;
  readonly cpuModel: string;
  readonly sockets: string;
  readonly numaNodes: string;
  readonly swap: string;
  readonly hugePages: string;
  readonly used: (percent: number) => string;
  readonly readOnly: string;
  readonly volumeGroup: (name: string) => string;
  readonly physicalVolumes: (count: number) => string;
  readonly partial: string;
  readonly multipath: (name: string) => string;
  readonly paths: (count: number, failed: number) => string;
  readonly linkUp: string;
  readonly linkDown: string;
  readonly halfDuplex: string;
  readonly memberOf: (controller: string) => string;
  readonly addressesOf: (link: string) => string;
  readonly none: string;
  readonly bond: (name: string) => string;
  readonly membersUp: (up: number, all: number) => string;
  readonly defaultRoute: string;
  readonly dnsServers: string;
  readonly unit: (name: string) => string;
  readonly failedUnit: string;
  readonly kdumpService: string;
  readonly timeSync: string;
  readonly inSync: string;
  readonly notInSync: string;
  readonly blockedTasks: string;
  readonly on: string;
  readonly off: string;
  readonly set: string;
  readonly lines: (count: number) => string;
  readonly present: string;
  readonly notPresent: string;
  readonly notInArchive: string;
  readonly noPackages: string;
  readonly rowsDiffer: (differing: number, rows: number) => string;
  readonly cannotTell: (count: number) => string;
  readonly sign: Readonly<Record<'same' | 'differs' | 'only-a' | 'only-b' | 'unknown', string>>;
  readonly equalRows: (count: number) => string;
  readonly made: (tool: string) => string;
  readonly collected: string;
  readonly archive: string;
}

const en: CompareWords = {
  title: 'Comparison',
  section: {
    kernel: 'Kernel',
    findings: 'Findings',
    host: 'Host and hardware',
    commandLine: 'Kernel command line',
    sysctl: 'sysctl',
    storage: 'Storage',
    network: 'Network',
    services: 'Services',
    packages: 'Packages',
    gaps: 'Could not be assessed',
  },
  fact: 'Fact',
  runningKernel: 'Running kernel',
  installedKernels: 'Installed kernels',
  upgradeTo: 'Kernel to move to',
  nothingAsked: 'no move called for',
  verdictOn: (article) => `Verdict: ${article}`,
  bootMode: 'Boot mode',
  secureBoot: 'Secure Boot',
  taint: 'Taint',
  notTainted: 'not tainted',
  kdump: 'kdump',
  kdumpLoaded: 'crash kernel loaded',
  kdumpNotLoaded: 'crash kernel not loaded',
  vmcores: 'vmcores',
  efibootmgr: 'efibootmgr',
  release: 'Release',
  architecture: 'Architecture',
  vendor: 'Vendor',
  product: 'Model',
  cpus: 'CPUs',
  memory: 'Memory',
  firmware: 'Firmware',
  virtual: 'Virtual platform',
  arrayState: (device) => `RAID ${device}`,
  cpuModel: 'Processor',
  sockets: 'Sockets',
  numaNodes: 'NUMA nodes',
  swap: 'Swap',
  hugePages: 'Huge pages',
  used: (percent) => `${percent} % used`,
  readOnly: 'read-only',
  volumeGroup: (name) => `Volume group ${name}`,
  physicalVolumes: (count) => `${count} ${count === 1 ? 'physical volume' : 'physical volumes'}`,
  partial: 'physical volumes missing',
  multipath: (name) => `Multipath ${name}`,
  paths: (count, failed) => `${count} ${count === 1 ? 'path' : 'paths'}${failed === 0 ? '' : `, ${failed} failed`}`,
  linkUp: 'link up',
  linkDown: 'no link',
  halfDuplex: 'half duplex',
  memberOf: (controller) => `in ${controller}`,
  addressesOf: (link) => `Addresses of ${link}`,
  none: 'none',
  bond: (name) => `Bond ${name}`,
  membersUp: (up, all) => `${up} of ${all} up`,
  defaultRoute: 'Default route',
  dnsServers: 'DNS servers',
  unit: (name) => `Failed unit ${name}`,
  failedUnit: 'failed',
  kdumpService: 'kdump service',
  timeSync: 'Time',
  inSync: 'synchronized',
  notInSync: 'not synchronized',
  blockedTasks: 'Blocked tasks (D)',
  on: 'on',
  off: 'off',
  set: 'set',
  lines: (count) => `${count.toLocaleString('en')} ${count === 1 ? 'line' : 'lines'}`,
  present: 'present',
  notPresent: 'not there',
  notInArchive: 'not in the archive',
  noPackages: 'One of the archives has no whole list of packages, so packages are not compared.',
  rowsDiffer: (differing, rows) => `${differing.toLocaleString('en')} of ${rows.toLocaleString('en')} rows differ`,
  cannotTell: (count) => `${count.toLocaleString('en')} cannot be told`,
  sign: {
    same: 'equal',
    differs: 'differs',
    'only-a': 'only in A',
    'only-b': 'only in B',
    unknown: 'cannot be told',
  },
  equalRows: (count) => `${count.toLocaleString('en')} equal ${count === 1 ? 'row' : 'rows'} not listed.`,
  made: (tool) => `Made with ${tool}.`,
  collected: 'Collected',
  archive: 'Archive',
};

const ja: CompareWords = {
  title: '比較',
  section: {
    kernel: 'カーネル',
    findings: '検出事項',
    host: 'ホストとハードウェア',
    commandLine: 'カーネルコマンドライン',
    sysctl: 'sysctl',
    storage: 'ストレージ',
    network: 'ネットワーク',
    services: 'サービス',
    packages: 'パッケージ',
    gaps: '判定できなかった項目',
  },
  fact: '項目',
  runningKernel: '稼働中のカーネル',
  installedKernels: '導入済みカーネル',
  upgradeTo: '移行先のカーネル',
  nothingAsked: '移行の必要なし',
  verdictOn: (article) => `判定: ${article}`,
  bootMode: '起動方式',
  secureBoot: 'セキュアブート',
  taint: 'Taint',
  notTainted: 'taint なし',
  kdump: 'kdump',
  kdumpLoaded: 'クラッシュカーネル読み込み済み',
  kdumpNotLoaded: 'クラッシュカーネル未読み込み',
  vmcores: 'vmcore',
  efibootmgr: 'efibootmgr',
  release: 'リリース',
  architecture: 'アーキテクチャー',
  vendor: 'ベンダー',
  product: '機種',
  cpus: 'CPU',
  memory: 'メモリー',
  firmware: 'ファームウェア',
  virtual: '仮想基盤',
  arrayState: (device) => `RAID ${device}`,
  cpuModel: 'プロセッサー',
  sockets: 'ソケット',
  numaNodes: 'NUMA ノード',
  swap: 'スワップ',
  hugePages: 'ヒュージページ',
  used: (percent) => `使用率 ${percent} %`,
  readOnly: '読み取り専用',
  volumeGroup: (name) => `ボリュームグループ ${name}`,
  physicalVolumes: (count) => `物理ボリューム ${count}`,
  partial: '物理ボリュームが欠落',
  multipath: (name) => `マルチパス ${name}`,
  paths: (count, failed) => `パス ${count}${failed === 0 ? '' : `、障害 ${failed}`}`,
  linkUp: 'リンクあり',
  linkDown: 'リンクなし',
  halfDuplex: '半二重',
  memberOf: (controller) => `${controller} に所属`,
  addressesOf: (link) => `${link} のアドレス`,
  none: 'なし',
  bond: (name) => `ボンド ${name}`,
  membersUp: (up, all) => `${all} 中 ${up} が稼働`,
  defaultRoute: 'デフォルトルート',
  dnsServers: 'DNS サーバー',
  unit: (name) => `失敗したユニット ${name}`,
  failedUnit: '失敗',
  kdumpService: 'kdump サービス',
  timeSync: '時刻',
  inSync: '同期済み',
  notInSync: '未同期',
  blockedTasks: 'ブロックされたタスク (D)',
  on: '有効',
  off: '無効',
  set: '指定あり',
  lines: (count) => `${count.toLocaleString('en')} 行`,
  present: 'あり',
  notPresent: 'なし',
  notInArchive: 'アーカイブにない',
  noPackages: '一方のアーカイブに完全なパッケージ一覧がないため、パッケージは比較していません。',
  rowsDiffer: (differing, rows) => `${rows.toLocaleString('en')} 項目中 ${differing.toLocaleString('en')} 項目が相違`,
  cannotTell: (count) => `${count.toLocaleString('en')} 項目は判定できない`,
  sign: {
    same: '同じ',
    differs: '相違',
    'only-a': 'A のみ',
    'only-b': 'B のみ',
    unknown: '判定できない',
  },
  equalRows: (count) => `同じ ${count.toLocaleString('en')} 項目は省略。`,
  made: (tool) => `${tool} で作成。`,
  collected: '採取',
  archive: 'アーカイブ',
};

export const compareWords = (language: Language): CompareWords => (language === 'en' ? en : ja);
