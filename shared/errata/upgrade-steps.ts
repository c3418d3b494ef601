import type { LocalText } from '../base/language.ts';
import type { Distribution } from '../contracts/case-summary.ts';

/** A step of the kernel upgrade; commands are given in full. */
export interface UpgradeStep {
  readonly text: LocalText;
  readonly command: string;
}

export interface UpgradePlan {
  readonly steps: readonly UpgradeStep[];
  readonly notes: readonly LocalText[];
}

/** What the plan is made for. Releases without architecture. */
export interface UpgradeTarget {
  readonly target: string;
  /** Its short name within the stream, "62.1". */
  readonly short: string;
  /** The installed kernel that has the fix already, null where the upgrade is still to be done. */
  readonly installed: string | null;
  readonly distribution: Distribution | null;
  readonly architecture: string | null;
}

/** The steps from the running kernel to the fixed one, in order, and what to know besides. */
export function planUpgrade(wanted: UpgradeTarget): UpgradePlan {
  const steps = wanted.installed === null ? installSteps(wanted) : bootSteps(wanted, wanted.installed);
  return { steps: [...steps, reboot, verify(wanted)], notes: notesFor(wanted) };
}

function aptSteps({ target }: UpgradeTarget): UpgradeStep[] {
  return [
    {
      text: {
        en: `Check that a repository offers ${target} or later`,
        ja: `リポジトリーに ${target} 以降があることを確認する`,
      },
      command: `apt-get update && apt-cache policy linux-image-generic linux-image-${target}`,
    },
    {
      text: {
        en: `Install the newest build, at least ${target}`,
        ja: `最新のビルド (${target} 以降) をインストールする`,
      },
      command: 'apt-get install --only-upgrade linux-image-generic',
    },
  ];
}

function installSteps(wanted: UpgradeTarget): UpgradeStep[] {
  const { short, distribution } = wanted;
  if (distribution === 'ubuntu' || distribution === 'debian') return aptSteps(wanted);
  const list: UpgradeStep = {
    text: {
      en: `Check that a repository offers ${short} or later`,
      ja: `リポジトリーに ${short} 以降があることを確認する`,
    },
    command: 'yum list kernel --showduplicates',
  };
  const install: UpgradeStep = {
    text: {
      en: `Install the newest build, at least ${short}`,
      ja: `最新のビルド (${short} 以降) をインストールする`,
    },
    command: 'yum update kernel',
  };
  return distribution === 'centos' ? [archiveRepository, list, install] : [list, install];
}

/** CentOS 7 has reached its end of life; its packages stand in the archive ("vault") since. */
const archiveRepository: UpgradeStep = {
  text: {
    en: 'CentOS 7 is past its end of life: where its mirrors no longer answer, point yum at the package archive first',
    ja: 'CentOS 7 はサポート終了済みのため、ミラーに接続できない場合は先に yum の参照先をアーカイブに変更する',
  },
  command:
    "sed -i -e 's/^mirrorlist=/#mirrorlist=/' -e 's|^#\\?baseurl=http://mirror.centos.org/|baseurl=http://vault.centos.org/|' /etc/yum.repos.d/CentOS-Base.repo",
};

function bootSteps({ architecture, distribution }: UpgradeTarget, installed: string): UpgradeStep[] {
  // grub boots the newest installed kernel there, unless somebody told it otherwise.
  if (distribution === 'ubuntu' || distribution === 'debian') return [];
  const image = `/boot/vmlinuz-${installed}.${architecture ?? 'x86_64'}`;
  return [
    {
      text: { en: 'See which kernel the next boot will take', ja: '次回起動時に使われるカーネルを確認する' },
      command: 'grubby --default-kernel',
    },
    {
      text: { en: `Make ${installed} the default if it is not`, ja: `${installed} が既定でなければ既定にする` },
      command: `grubby --set-default ${image}`,
    },
  ];
}

const reboot: UpgradeStep = {
  text: { en: 'Reboot, with console access at hand', ja: 'コンソールを利用できる状態で再起動する' },
  command: 'systemctl reboot',
};

const verify = ({ target }: UpgradeTarget): UpgradeStep => ({
  text: { en: `Confirm that ${target} or later is running`, ja: `${target} 以降で起動したことを確認する` },
  command: 'uname -r',
});

function notesFor({ distribution, target }: UpgradeTarget): LocalText[] {
  if (distribution !== 'oracle') return [];
  return [
    {
      en: `Oracle's rebuild of the same code may carry ".0.N" before ".el7" (${target.replace(/\.el7$/, '.0.1.el7')}, say). Make sure that the default boot entry is this kernel and not the Unbreakable Enterprise Kernel, unless that is wanted.`,
      ja: `Oracle の再ビルドでは ".el7" の前に ".0.N" が付くことがあります (例: ${target.replace(/\.el7$/, '.0.1.el7')})。意図しない限り、既定の起動エントリーが Unbreakable Enterprise Kernel ではなくこのカーネルであることを確認してください。`,
    },
  ];
}
