import type { KernelUpgrade } from '../contracts/case-summary.ts';
import { withoutArchitecture } from './format.ts';
import type { Words } from './words.ts';

/** The kernel to run next, without its architecture: the installed one that has the fix, else the one to install. */
export const upgradeGoal = (upgrade: KernelUpgrade): string =>
  withoutArchitecture(upgrade.state === 'reboot-needed' ? (upgrade.installedFix ?? upgrade.target) : upgrade.target);

/** The upgrade as one sentence. */
export const upgradeSentence = (upgrade: KernelUpgrade, { say }: Words): string =>
  upgrade.state === 'reboot-needed'
    ? say.rebootInto(upgradeGoal(upgrade))
    : say.upgradeTo(upgradeGoal(upgrade), upgrade.advisory);
