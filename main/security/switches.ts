/**
 * Switches of Chromium's that take a wall of ours down or open a door, and that a released app is not started with. Not among
 * them: `remote-debugging-pipe`, which serves only who started the program and holds its pipes, and `no-sandbox` for root,
 * whom Chromium gives no sandbox. Node's own (`--inspect`, `--require`, NODE_OPTIONS) are off by fuses.
 */
export const DANGEROUS: readonly string[] = [
  // Doors for others.
  'remote-debugging-port',
  'remote-debugging-address',
  'remote-allow-origins',
  'inspect',
  'inspect-brk',
  'inspect-port',
  'inspect-publish-uid',
  // Code of others.
  'load-extension',
  'js-flags',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'gpu-launcher',
  'browser-subprocess-path',
  'renderer-startup-dialog',
  'register-pepper-plugins',
  'ppapi-plugin-launcher',
  // Walls.
  'disable-web-security',
  'allow-file-access-from-files',
  'allow-running-insecure-content',
  'disable-site-isolation-trials',
  'disable-features',
  'enable-features',
  'enable-blink-features',
  'enable-experimental-web-platform-features',
  'no-sandbox',
  'disable-seccomp-filter-sandbox',
  'disable-namespace-sandbox',
  'single-process',
  // Ways out.
  'host-rules',
  'host-resolver-rules',
  'proxy-server',
  'proxy-pac-url',
  'ignore-certificate-errors',
  // Files that outlive the case.
  'log-net-log',
  'crash-dumps-dir',
  'enable-crash-reporter',
  'dump-dom',
];

/** Of the words after the program, the dangerous switches. `root` says that this is root, who needs `no-sandbox`. */
export function dangerousSwitches(words: readonly string[], root: boolean): string[] {
  const names = words
    .filter((word) => /^(?:--?|\/)\w/.test(word))
    .map(
      (word) =>
        word
          .replace(/^(?:--?|\/)/, '')
          .split('=')[0]
          ?.toLowerCase() ?? '',
    );
  const found = DANGEROUS.filter((name) => names.includes(name));
  return root ? found.filter((name) => name !== 'no-sandbox') : found;
}
