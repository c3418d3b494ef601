import { linesOf, type Parsed, parsed, unparsable } from '../parsed.ts';

export type EfibootmgrState = 'ok' | 'failed' | 'not-supported';

/** `efibootmgr -v` (sos keeps its error output in the same file). */
export function parseEfibootmgr(text: string): Parsed<EfibootmgrState> {
  if (/EFI variables are not supported on this system/i.test(text)) return parsed('not-supported');
  if (/^(?:Could not|Skipping unreadable variable|error|No BootOrder is set|efibootmgr: )/im.test(text)) {
    return parsed(/^No BootOrder is set/m.test(text) && /^Boot[0-9A-F]{4}/m.test(text) ? 'ok' : 'failed');
  }
  if (/^(?:BootCurrent|BootOrder|Timeout|Boot[0-9A-F]{4}[* ])/m.test(text)) return parsed('ok');
  if (/(?:Input\/output error|Interrupted system call|Operation not permitted|Function not implemented)/i.test(text)) {
    return parsed('failed');
  }
  return unparsable('there is neither a boot entry nor a known error');
}

/** Whether the output of efibootmgr shows that the system has EFI variables, read or not. */
export const showsEfiVariables = (text: string): boolean =>
  /^(?:BootCurrent: |BootOrder: |Boot[0-9A-F]{4}[* ]|Skipping unreadable variable|Could not prepare)/m.test(text);

export interface SecureBoot {
  /** Null where the system has EFI variables but no Secure Boot. */
  readonly enabled: boolean | null;
  readonly efiVariables: boolean;
}

/** `mokutil --sb-state`. */
export function parseMokutil(text: string): Parsed<SecureBoot> {
  const state = /^SecureBoot (enabled|disabled)/m.exec(text)?.[1];
  if (state !== undefined) return parsed({ enabled: state === 'enabled', efiVariables: true });
  if (/EFI variables are not supported on this system/i.test(text))
    return parsed({ enabled: null, efiVariables: false });
  if (/doesn't support Secure Boot/i.test(text)) return parsed({ enabled: null, efiVariables: true });
  return unparsable('there is no SecureBoot line');
}

/** `ls -lanR /sys/firmware` in its forms: whether the folder `efi` is listed. */
export function parseSysFirmware(text: string): Parsed<boolean> {
  if (/^\/sys\/firmware\/efi(?:\/[^\n]*)?:$/m.test(text)) return parsed(true);
  const lines = linesOf(text);
  const start = lines.indexOf('/sys/firmware:');
  if (start < 0) return unparsable('/sys/firmware is not listed');
  const end = lines.indexOf('', start);
  const entries = lines.slice(start + 1, end < 0 ? undefined : end).filter((line) => /^d/.test(line));
  // "." and ".." and at least one folder of any firmware: an empty listing tells nothing.
  if (entries.length < 3) return unparsable('the listing of /sys/firmware is empty');
  return parsed(entries.some((line) => /\sefi$/.test(line)));
}

export interface EfiMounts {
  readonly efivarfs: boolean;
  readonly bootEfi: boolean;
}

/** `/proc/mounts`, `mount -l`, `findmnt`, `df` or `/etc/fstab`: whether EFI's file systems are in it. */
export function parseEfiMounts(text: string): EfiMounts {
  const lines = linesOf(text).filter((line) => !line.trimStart().startsWith('#'));
  return {
    efivarfs: lines.some((line) => /(?:^|\s|─)\/sys\/firmware\/efi\/efivars(?:\s|$)/.test(line)),
    bootEfi: lines.some((line) => /(?:^|\s|─)\/(?:boot\/)?efi(?:\s|$)/.test(line)),
  };
}

/** Whether the kernel command line turns EFI runtime services off; the parameter, else null. */
export function runtimeServicesOff(commandLine: string): string | null {
  for (const word of commandLine.split(/\s+/)) {
    if (word === 'noefi') return word;
    if (word.startsWith('efi=') && word.slice(4).split(',').includes('noruntime')) return word;
  }
  return null;
}
