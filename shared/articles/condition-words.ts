import type { Language } from '../base/language.ts';
import type { When } from './schema.ts';

/** `when` as phrases, each a condition that must hold. */
export function conditionWords(when: When | undefined, language: Language): string[] {
  if (when === undefined) return [];
  const ja = language === 'ja';
  const say = (en: string, japanese: string): string => (ja ? japanese : en);
  const yes = (value: boolean | undefined, en: readonly [string, string], japanese: readonly [string, string]) =>
    value === undefined ? null : (ja ? japanese : en)[value ? 0 : 1];
  const list = (values: readonly string[] | undefined, en: string, japanese: string): string | null =>
    values === undefined ? null : `${say(en, japanese)}: ${values.join(', ')}`;
  return [
    sysctlWords(when.sysctl, ja),
    yes(
      when.kdumpLoaded,
      ['a crash kernel is loaded', 'no crash kernel is loaded'],
      ['クラッシュカーネルが読み込み済み', 'クラッシュカーネルが未読み込み'],
    ),
    yes(
      when.crashKernel,
      ['the command line reserves memory for a crash kernel', 'the command line reserves no memory for a crash kernel'],
      ['コマンドラインに crashkernel の指定がある', 'コマンドラインに crashkernel の指定がない'],
    ),
    yes(
      when.newerKernelInstalled,
      ['a newer kernel is installed than runs', 'no newer kernel is installed than runs'],
      ['稼働中より新しいカーネルが導入済み', '稼働中より新しいカーネルが導入されていない'],
    ),
    yes(
      when.endOfLife,
      ['the release is past its end of life', 'the release is still maintained'],
      ['リリースのサポートが終了している', 'リリースがサポート期間内'],
    ),
    list(when.tainted, 'the kernel has one of these taint flags', '次の taint フラグのいずれか'),
    when.uptimeDaysAtLeast === undefined
      ? null
      : say(`up for ${when.uptimeDaysAtLeast} days at least`, `稼働日数が ${when.uptimeDaysAtLeast} 日以上`),
    yes(when.virtual, ['a virtual machine', 'a physical machine'], ['仮想マシン', '物理マシン']),
    yes(
      when.struckNow,
      ['a proof stands in the running boot', 'no proof stands in the running boot'],
      ['今回の起動に根拠がある', '今回の起動に根拠がない'],
    ),
    when.raidMetadata === undefined
      ? null
      : say(`a RAID array has ${when.raidMetadata} metadata`, `${when.raidMetadata} 形式の RAID アレイがある`),
    list(when.distribution, 'the distribution is one of', 'ディストリビューション'),
    list(when.verdict, 'the verdict is one of', '判定'),
  ].filter((phrase) => phrase !== null);
}

function sysctlWords(sysctl: When['sysctl'], ja: boolean): string | null {
  if (sysctl === undefined) return null;
  const { name, equals, not, atLeast } = sysctl;
  const parts = [
    equals === undefined ? null : `${name} = ${equals}`,
    not === undefined ? null : `${name} ≠ ${not}`,
    atLeast === undefined ? null : `${name} ≥ ${atLeast}`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? (ja ? `${name} の値が判明している` : `${name} is known`) : parts.join(', ');
}
