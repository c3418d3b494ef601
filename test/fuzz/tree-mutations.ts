import type { Random } from './random.ts';
import { partsOf, type TreePart, tarOf, tarOfParts } from './seed-trees.ts';
import { mutateText } from './text-mutations.ts';

const PATHS = [
  'sosreport-dbsrv07/proc/cmdline',
  'sosreport-dbsrv07/etc/redhat-release',
  'sosreport-dbsrv07/installed-rpms',
  'sosreport-dbsrv07/uname',
  'sosreport-dbsrv07/var/log/messages',
  'sosreport-dbsrv07/var/log/messages-20220508.gz',
  'sosreport-dbsrv07/sos_commands/kernel/dmesg',
  'sosreport-dbsrv07/sos_commands/logs/journalctl_--no-pager_--boot_-1',
  'sosreport-dbsrv07/sos_strings/logs/var.log.messages.tailed',
  'sosreport-other/uname',
  'sosreport-other-2022-05-16-abcdefg.tar.xz',
  'a',
  '__proto__',
  'sosreport-dbsrv07/constructor',
] as const;

const pathOf = (parts: readonly TreePart[], random: Random): string =>
  random.once(3) ? random.pick(PATHS) : (parts[random.below(parts.length)]?.path ?? 'a');

function textChanged(parts: TreePart[], other: readonly TreePart[], random: Random): void {
  const files = parts.flatMap((part, at) => ('text' in part ? [at] : []));
  const at = files[random.below(files.length)];
  const part = at === undefined ? undefined : parts[at];
  if (at === undefined || part === undefined || !('text' in part)) return;
  const donor = other[random.below(other.length)];
  const text = mutateText(part.text, donor !== undefined && 'text' in donor ? donor.text : '', random);
  parts[at] = { path: part.path, text: text.slice(0, 6000) };
}

function structureChanged(parts: TreePart[], other: readonly TreePart[], random: Random): void {
  const at = random.below(parts.length + 1);
  switch (random.below(6)) {
    case 0:
      parts.splice(at, 0, { path: pathOf(parts, random), to: pathOf(parts, random), hard: random.once(2) });
      break;
    case 1:
      parts.splice(at, 0, {
        path: pathOf(parts, random),
        to: random.pick(['.', '..', '/', '../..', '../a/../b', 'x/'.repeat(40)]),
        hard: false,
      });
      break;
    case 2:
      parts.splice(at, 1);
      break;
    case 3: {
      const one = other[random.below(other.length)];
      if (one !== undefined) parts.splice(at, 0, one);
      break;
    }
    case 4: {
      const inner = new TextDecoder('latin1').decode(tarOf([{ path: 'sosreport-in/uname', content: 'Linux' }]));
      parts.splice(at, 0, { path: 'sosreport-in-2022-05-16-abcdefg.tar', text: inner });
      break;
    }
    default: {
      const part = parts[at];
      if (part !== undefined) parts[at] = { ...part, path: pathOf(parts, random) };
    }
  }
}

/** A tar changed as a tree of texts and links, always sound as a tar. `structure` is how many of ten changes concern the tree. */
export const mutateTree =
  (structure: number) =>
  (input: Uint8Array, other: Uint8Array, random: Random): Uint8Array => {
    const parts = partsOf(input);
    const donor = partsOf(other);
    if (random.below(10) < structure) structureChanged(parts, donor, random);
    else textChanged(parts, donor, random);
    // A tar past the bound would only be cut.
    while (parts.length > 40) parts.splice(random.below(parts.length), 1);
    return tarOfParts(parts);
  };
