import type { Host } from '../../contracts/case-summary.ts';
import type { CollectedMembers } from '../../members/types.ts';
import { type EfibootmgrState, parseEfibootmgr } from '../parsers/efi.ts';
import { parseManifest, parsePluginTimeouts, parseTimeouts } from '../parsers/sos.ts';
import { type Fact, readFact, textsOf } from './facts-of.ts';

export interface Efibootmgr {
  readonly efibootmgr: Host['efibootmgr'];
  readonly output: Fact<EfibootmgrState>;
}

const isEfibootmgr = (command: string): boolean => /(?:^|\/|\s)efibootmgr(?:\s|$)/.test(command);

/** Where sos says that efibootmgr did not end in time, null where it does not. */
function timeoutSource(members: CollectedMembers): string | null {
  for (const { path, text } of textsOf(members, 'sos-log')) if (parseTimeouts(text).some(isEfibootmgr)) return path;
  const manifest = readFact(members, 'manifest', parseManifest);
  if (manifest.state === 'ok' && manifest.value.timedOut.some(isEfibootmgr)) return manifest.path;
  return null;
}

/** What says that the whole boot plugin, whose command efibootmgr is, ran out of time. */
function pluginTimeoutSource(members: CollectedMembers): string | null {
  for (const { path, text } of textsOf(members, 'ui-log')) if (parsePluginTimeouts(text).includes('boot')) return path;
  const manifest = readFact(members, 'manifest', parseManifest);
  if (manifest.state === 'ok' && manifest.value.pluginsTimedOut.includes('boot')) return manifest.path;
  return null;
}

/**
 * How efibootmgr fared. A time-out that sos logs counts before the output, which then is a part only; that the whole plugin
 * timed out counts where there is no output.
 */
export function readEfibootmgr(members: CollectedMembers): Efibootmgr {
  const output = readFact(members, 'efibootmgr', parseEfibootmgr);
  const timeout = timeoutSource(members);
  if (timeout !== null) return { efibootmgr: { value: 'timed-out', source: timeout }, output };
  if (output.state === 'ok') return { efibootmgr: { value: output.value, source: output.path }, output };
  const plugin = pluginTimeoutSource(members);
  if (plugin !== null) return { efibootmgr: { value: 'timed-out', source: plugin }, output };
  if (output.state === 'empty') return { efibootmgr: { value: 'empty', source: output.path }, output };
  return { efibootmgr: null, output };
}
