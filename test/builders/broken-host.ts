import { BUILTIN } from '../../shared/articles/builtin.ts';
import type { ArticleTest } from '../../shared/articles/schema.ts';
import { testSource } from '../../shared/check/test-host.ts';

/** Articles whose first firing test stands on a RHEL 7 host with the default kernel, so that all can stand on one. */
const combinable = ({ release, installed, osRelease, boot }: ArticleTest): boolean =>
  release === undefined && installed === undefined && osRelease === undefined && boot === undefined;

/**
 * An archive in which all that the catalogue knows happens at once: the first firing test of every article, one after the
 * other, on an affected RHEL 7 kernel that was struck.
 */
export function brokenHost(): ReturnType<typeof testSource> {
  const tests = BUILTIN.flatMap((article) => article.tests?.fires[0] ?? []).filter(combinable);
  const efi = BUILTIN.find((article) => article.id === 'rhel7-efi-page-fault')?.tests?.fires[0];
  return testSource({
    name: 'everything is broken',
    release: '3.10.0-1160.36.2.el7.x86_64',
    installed: ['3.10.0-1160.36.2.el7'],
    kernel: [...(efi?.kernel ?? []), ...tests.flatMap((test) => test.kernel ?? [])],
    messages: tests.flatMap((test) => test.messages ?? []),
    files: Object.assign({}, ...tests.map((test) => test.files ?? {})) as Record<string, string>,
    sysctl: Object.assign({}, ...tests.map((test) => test.sysctl ?? {})) as Record<string, string>,
  });
}
