import type { LocalText } from '../../base/language.ts';

/** A datum as gaps speak of it: what it is called, what is not known without it, and the command that gives it. */
export interface GapText {
  readonly name: LocalText;
  readonly without: LocalText;
  readonly command: string | null;
}

const text = (name: LocalText, without: LocalText, command: string | null = null): GapText => ({
  name,
  without,
  command,
});
const same = (word: string): LocalText => ({ en: word, ja: word });

/** By the gap's datum. */
export const GAP_TEXTS = {
  uname: text(
    { en: 'The output of uname -a', ja: 'uname -a の出力' },
    {
      en: 'The running kernel is not known from it, and kernel verdicts rest on other sources or stay unknown.',
      ja: '実行中のカーネルをここから確認できないため、カーネルの判定は他の情報に基づくか、不明となります。',
    },
    'uname -a',
  ),
  release: text(
    {
      en: 'The release file (/etc/redhat-release, /etc/os-release)',
      ja: 'リリースファイル (/etc/redhat-release、/etc/os-release)',
    },
    {
      en: 'The operating system is not known, so the commands for the upgrade may differ.',
      ja: 'OS が特定できないため、更新コマンドが異なる場合があります。',
    },
    'cat /etc/os-release /etc/redhat-release',
  ),
  hostname: text(
    same('hostname'),
    { en: 'The name of the host is not known.', ja: 'ホスト名が不明です。' },
    'hostname',
  ),
  date: text(
    { en: 'The output of date', ja: 'date の出力' },
    {
      en: 'The exact time of collection is not known, and log lines without a year are placed by guess.',
      ja: '収集時刻が正確に分からず、年の記載がないログ行の時期は推定になります。',
    },
    'date',
  ),
  'time-zone': text(
    { en: 'The UTC offset of the host', ja: 'ホストの UTC オフセット' },
    { en: 'Times are shown as the host printed them.', ja: '時刻はホストの表示のまま示します。' },
    'timedatectl',
  ),
  uptime: text(
    { en: 'The uptime', ja: '稼働時間' },
    {
      en: 'Messages without a date cannot be placed in time, and the start of the running boot is not known.',
      ja: '日付のないメッセージの時刻と、現在の起動の開始時刻が分かりません。',
    },
    'uptime',
  ),
  sysctl: text(
    { en: 'The output of sysctl -a', ja: 'sysctl -a の出力' },
    {
      en: 'Whether a hung task makes the host panic (kernel.hung_task_panic) is not known.',
      ja: 'ハングしたタスクでパニックするか (kernel.hung_task_panic) が分かりません。',
    },
    'sysctl -a',
  ),
  cmdline: text(
    { en: 'The kernel command line (/proc/cmdline)', ja: 'カーネルコマンドライン (/proc/cmdline)' },
    {
      en: 'Boot parameters such as crashkernel= and efi= are not known.',
      ja: 'crashkernel= や efi= などの起動パラメーターが分かりません。',
    },
    'cat /proc/cmdline',
  ),
  packages: text(
    { en: 'The list of installed packages', ja: 'インストール済みパッケージの一覧' },
    {
      en: 'Whether a fixed kernel is installed already is known from /boot at best.',
      ja: '修正済みカーネルがインストール済みかどうかは、/boot の情報からしか判断できません。',
    },
    'rpm -qa kernel',
  ),
  dmidecode: text(
    { en: 'The output of dmidecode', ja: 'dmidecode の出力' },
    {
      en: 'Vendor, model or firmware version of the machine may not be known.',
      ja: '機種またはファームウェアのバージョンが不明な場合があります。',
    },
    'dmidecode',
  ),
  'boot-mode': text(
    { en: 'Whether the host was started by UEFI or BIOS', ja: 'UEFI と BIOS のどちらで起動したか' },
    {
      en: 'Whether a defect of EFI runtime services can hit this host is not known.',
      ja: 'EFI ランタイムサービスの不具合の影響を受けるかどうかが分かりません。',
    },
    'ls -d /sys/firmware/efi',
  ),
  efibootmgr: text(
    { en: 'The output of efibootmgr -v', ja: 'efibootmgr -v の出力' },
    {
      en: 'Boot entries, and whether EFI variables can be read, are not known.',
      ja: '起動エントリーと、EFI 変数を読み取れるかどうかが分かりません。',
    },
    'timeout 30 efibootmgr -v',
  ),
  mdstat: text(
    { en: 'The state of software RAID (/proc/mdstat)', ja: 'ソフトウェア RAID の状態 (/proc/mdstat)' },
    {
      en: 'mdadm is configured, but whether its arrays were assembled is not known.',
      ja: 'mdadm は設定されていますが、アレイが構成されたかどうかが分かりません。',
    },
    'cat /proc/mdstat',
  ),
  dmesg: text(
    { en: "The kernel's message buffer (dmesg)", ja: 'カーネルのメッセージバッファー (dmesg)' },
    {
      en: 'That no kernel message was found proves nothing for the running boot.',
      ja: 'カーネルメッセージが見つからなくても、現在の起動で発生していないとは言えません。',
    },
    'dmesg',
  ),
  messages: text(
    { en: 'The system log (/var/log/messages)', ja: 'システムログ (/var/log/messages)' },
    {
      en: 'What happened in earlier boots may not be known.',
      ja: '以前の起動で何が起きたか分からない場合があります。',
    },
    'tar -czf messages.tar.gz /var/log/messages*',
  ),
  'journal-previous-boot': text(
    {
      en: 'The journal of the boot before (journalctl --boot -1)',
      ja: '前回起動時のジャーナル (journalctl --boot -1)',
    },
    {
      en: 'The journal is not persistent or was not collected; older boots are known from the system log only.',
      ja: 'ジャーナルが永続化されていないか収集されておらず、以前の起動はシステムログからしか分かりません。',
    },
    'journalctl --boot -1',
  ),
} as const satisfies Readonly<Record<string, GapText>>;

export type GapDatum = keyof typeof GAP_TEXTS;
