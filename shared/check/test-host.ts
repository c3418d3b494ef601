import { bytesSource } from '../archive/bytes-source.ts';
import type { ByteSource } from '../archive/types.ts';
import type { ArticleTest } from '../articles/schema.ts';
import { asRing, bootLines, type RingLine } from '../sample/kernel-lines.ts';
import { rhel7Host, type Tree } from '../sample/rhel7-host.ts';
import { writeTar } from '../sample/tar-writer.ts';

/** A RHEL 7 kernel without a defect that the catalogue knows, so that a test fires only by what it adds. */
const QUIET_KERNEL = '3.10.0-1160.119.1.el7';
const NAME = 'sosreport-dbsrv07-2022-05-16-kqzrwfm';

/** Lines follow each other by a hundredth of a second, the kernel's from 100 s, the processes' from 200 s after boot. */
const after = (start: number, lines: readonly string[]): RingLine[] =>
  lines.map((text, index) => [start + index / 100, text]);

/** The archive of one test. Kernel messages stand in dmesg only, so that each counts once. */
export function testSource(test: ArticleTest): ByteSource {
  const release = test.release ?? `${QUIET_KERNEL}.x86_64`;
  const boot = test.boot ?? 'uefi';
  const host = rhel7Host({
    release,
    boot,
    installed: test.installed ?? (test.release === undefined ? [QUIET_KERNEL] : []),
    otherMessages: after(200, test.messages ?? []),
    ...(test.sysctl && { sysctl: test.sysctl }),
    ...(test.osRelease !== undefined && { osRelease: test.osRelease }),
  });
  const ring = asRing([...bootLines(release, boot), ...after(100, test.kernel ?? [])]);
  const tree: Tree = { ...host, 'sos_commands/kernel/dmesg': ring, ...test.files };
  const entries = Object.entries(tree).map(([path, entry]) =>
    typeof entry === 'string' ? { path: `${NAME}/${path}`, content: entry } : { path: `${NAME}/${path}`, ...entry },
  );
  return bytesSource(`${NAME}.tar`, writeTar(entries));
}
