import type { Language } from '../../base/language.ts';
import type { SystemPart } from '../../contracts/system.ts';
import type { MemoryUse } from './memory-bar.ts';
import type { RemarkPart } from './remark.ts';
import type { PartState } from './remarks.ts';

/** The words of the system overview that screen and reports share. */
export interface SystemWords {
  readonly title: string;
  readonly part: Readonly<Record<RemarkPart, string>>;
  readonly state: Readonly<Record<PartState, string>>;
  readonly use: Readonly<Record<MemoryUse, string>>;
  readonly remarks: string;
  readonly noRemarks: string;
  readonly maintenance: (date: string) => string;
  readonly maintenanceUnknown: string;
  readonly sockets: (sockets: number, cores: number, threads: number) => string;
  readonly cpus: (count: number) => string;
  readonly numaNodes: (count: number) => string;
  readonly perCpu: (percent: number) => string;
  readonly available: string;
  readonly total: string;
  readonly used: string;
  readonly ofTotal: (part: string, total: string) => string;
  readonly none: string;
  readonly noSwap: string;
  readonly disks: (count: number) => string;
  readonly paths: (working: number, total: number) => string;
  readonly freeIn: (size: string) => string;
  readonly active: (name: string) => string;
  readonly noLink: string;
  readonly processes: (total: number, running: number, blocked: number, zombies: number) => string;
  readonly waitsIn: (name: string) => string;
  readonly reserved: (size: string) => string;
  readonly loaded: string;
  readonly notLoaded: string;
  readonly synchronized: string;
  readonly notSynchronized: string;
  readonly openFiles: (open: string, most: string) => string;
  readonly kernelDefault: (value: string) => string;
  readonly configured: (value: string) => string;
  readonly before: (duration: string) => string;
  readonly after: (duration: string) => string;
  readonly more: (count: number) => string;
  readonly full: (percent: number) => string;
  readonly disabled: string;
  readonly notTainted: string;
  /** What a taint flag means; the engine's own words where it is not here. */
  readonly taintFlag: Readonly<Record<string, string>>;
}

const english: SystemWords = {
  title: 'System',
  part: {
    os: 'Operating system',
    cpu: 'CPU',
    load: 'Load',
    memory: 'Memory',
    swap: 'Swap',
    disks: 'Disks',
    filesystems: 'Filesystems',
    raid: 'Software RAID',
    lvm: 'LVM',
    multipath: 'Multipath',
    interfaces: 'Network',
    bonds: 'Bonds and teams',
    routes: 'Routes',
    dns: 'DNS',
    processes: 'Processes',
    waits: 'Wait channels',
    units: 'Failed units',
    selinux: 'SELinux',
    kdump: 'kdump',
    taint: 'Taint',
    sysctl: 'Kernel settings',
    packages: 'Packages changed last',
    time: 'Time',
    limits: 'Limits',
    tuned: 'Tuned profile',
  },
  state: { bad: 'Fault', warn: 'Check', ok: 'No remark', unknown: 'Not told' },
  use: {
    hugepages: 'Hugepages',
    anonymous: 'Processes',
    slab: 'Slab',
    pageTables: 'Page tables, stacks',
    cache: 'Cache and buffers',
    other: 'Other kernel',
    free: 'Free',
  },
  remarks: 'Remarks',
  noRemarks: 'Nothing that the archive tells crosses a threshold.',
  maintenance: (date) => `regular maintenance until ${date}`,
  maintenanceUnknown: 'end of maintenance not known',
  sockets: (sockets, cores, threads) => `${sockets} × ${cores} cores × ${threads}`,
  cpus: (count) => `${count} ${count === 1 ? 'CPU' : 'CPUs'}`,
  numaNodes: (count) => `${count} NUMA ${count === 1 ? 'node' : 'nodes'}`,
  perCpu: (percent) => `${percent} % of the CPUs`,
  available: 'available',
  total: 'total',
  used: 'used',
  ofTotal: (part, total) => `${part} of ${total}`,
  none: 'none',
  noSwap: 'no swap',
  disks: (count) => `${count} ${count === 1 ? 'disk' : 'disks'}`,
  paths: (working, total) => `${working} of ${total} paths`,
  freeIn: (size) => `${size} free`,
  active: (name) => `active ${name}`,
  noLink: 'no link',
  processes: (total, running, blocked, zombies) =>
    `${total} processes, ${running} running, ${blocked} blocked (D), ${zombies} zombie`,
  waitsIn: (name) => `in ${name}`,
  reserved: (size) => `${size} reserved`,
  loaded: 'crash kernel loaded',
  notLoaded: 'crash kernel not loaded',
  synchronized: 'synchronized',
  notSynchronized: 'not synchronized',
  openFiles: (open, most) => `${open} of ${most} files open`,
  kernelDefault: (value) => `kernel's own ${value}`,
  configured: (value) => `configured ${value}`,
  before: (duration) => `${duration} before the trouble`,
  after: (duration) => `${duration} after it began`,
  more: (count) => `and ${count} more`,
  full: (percent) => `${percent} % full`,
  disabled: 'disabled',
  notTainted: 'not tainted',
  taintFlag: {},
};

const japanese: SystemWords = {
  title: 'システム',
  part: {
    os: 'オペレーティングシステム',
    cpu: 'CPU',
    load: 'ロードアベレージ',
    memory: 'メモリー',
    swap: 'スワップ',
    disks: 'ディスク',
    filesystems: 'ファイルシステム',
    raid: 'ソフトウェア RAID',
    lvm: 'LVM',
    multipath: 'マルチパス',
    interfaces: 'ネットワーク',
    bonds: 'ボンディング、チーミング',
    routes: '経路',
    dns: 'DNS',
    processes: 'プロセス',
    waits: '待機チャネル',
    units: '失敗したユニット',
    selinux: 'SELinux',
    kdump: 'kdump',
    taint: 'カーネル汚染',
    sysctl: 'カーネル設定',
    packages: '最後に変更されたパッケージ',
    time: '時刻',
    limits: '上限',
    tuned: 'tuned プロファイル',
  },
  state: { bad: '障害', warn: '要確認', ok: '指摘なし', unknown: '不明' },
  use: {
    hugepages: 'Hugepage',
    anonymous: 'プロセス',
    slab: 'スラブ',
    pageTables: 'ページテーブル等',
    cache: 'キャッシュ、バッファー',
    other: 'その他のカーネル',
    free: '空き',
  },
  remarks: '指摘',
  noRemarks: 'アーカイブから分かる範囲で、しきい値を超えるものはありません。',
  maintenance: (date) => `メンテナンス期限 ${date}`,
  maintenanceUnknown: 'メンテナンス期限は不明',
  sockets: (sockets, cores, threads) => `${sockets} × ${cores} コア × ${threads}`,
  cpus: (count) => `CPU ${count} 個`,
  numaNodes: (count) => `NUMA ノード ${count}`,
  perCpu: (percent) => `CPU 数の ${percent}%`,
  available: '利用可能',
  total: '合計',
  used: '使用',
  ofTotal: (part, total) => `${total} 中 ${part}`,
  none: 'なし',
  noSwap: 'スワップなし',
  disks: (count) => `ディスク ${count} 台`,
  paths: (working, total) => `${total} パス中 ${working}`,
  freeIn: (size) => `空き ${size}`,
  active: (name) => `アクティブ ${name}`,
  noLink: 'リンクなし',
  processes: (total, running, blocked, zombies) =>
    `${total} プロセス、実行中 ${running}、停止 (D) ${blocked}、ゾンビ ${zombies}`,
  waitsIn: (name) => `待機先 ${name}`,
  reserved: (size) => `${size} を確保`,
  loaded: 'クラッシュカーネルはロード済み',
  notLoaded: 'クラッシュカーネルは未ロード',
  synchronized: '同期済み',
  notSynchronized: '未同期',
  openFiles: (open, most) => `オープンファイル ${open} / ${most}`,
  kernelDefault: (value) => `カーネル既定値 ${value}`,
  configured: (value) => `設定ファイル ${value}`,
  before: (duration) => `障害の ${duration}前`,
  after: (duration) => `障害開始の ${duration}後`,
  more: (count) => `ほか ${count} 件`,
  full: (percent) => `使用率 ${percent}%`,
  disabled: '無効',
  notTainted: '汚染なし',
  taintFlag: {
    P: 'プロプライエタリーモジュールのロード',
    F: 'モジュールの強制ロード',
    S: 'システムが仕様外',
    R: 'モジュールの強制アンロード',
    M: 'プロセッサーがマシンチェック例外を報告',
    B: '不正なページを検出',
    U: 'ユーザー空間からの要求',
    D: 'カーネルの oops または BUG が発生',
    A: 'ACPI テーブルの上書き',
    W: 'カーネルが警告を出力',
    C: 'staging ドライバーのロード',
    I: 'ファームウェアの不具合の回避策を適用',
    O: 'ツリー外モジュールのロード',
    E: '署名のないモジュールのロード',
    L: 'ソフトロックアップが発生',
    K: 'ライブパッチを適用',
    X: 'ディストリビューション定義の汚染',
    T: '構造体ランダム化を有効にしたビルド',
    N: 'カーネル内テストを実行',
  },
};

const BY_LANGUAGE: Readonly<Record<Language, SystemWords>> = { en: english, ja: japanese };

/** The words in one language. */
export const systemWords = (language: Language): SystemWords => BY_LANGUAGE[language];

/** What gives a part: the command to ask the customer for where the archive lacks it. */
export const ASK_FOR: Readonly<Record<SystemPart, string>> = {
  cpu: 'lscpu',
  load: 'uptime',
  memory: 'cat /proc/meminfo',
  swap: 'cat /proc/swaps',
  disks: 'lsblk',
  filesystems: 'df -al; df -ali',
  raid: 'cat /proc/mdstat',
  lvm: 'pvs; vgs; lvs -a -o +devices',
  multipath: 'multipath -ll',
  interfaces: 'ip -s -d link; ip -o addr',
  routes: 'ip route show table all',
  dns: 'cat /etc/resolv.conf',
  processes: 'ps auxwww',
  waits: 'ps axo pid,state,wchan:32,cmd',
  units: 'systemctl list-units --failed',
  selinux: 'sestatus',
  kdump: 'cat /sys/kernel/kexec_crash_size',
  sysctl: 'sysctl -a',
  packages: 'rpm -qa --last',
  time: 'chronyc tracking',
  limits: 'cat /proc/sys/fs/file-nr',
  tuned: 'tuned-adm active',
};
