/**
 * Electron's fuses in a package: what the program refuses whoever asks. Names are those of @electron/fuses' FuseV1Options.
 * `testHooks` leaves the inspector reachable, through which Playwright steers the main process: only in packages made for
 * that, which no release can be.
 */
export function fusesOf({ testHooks }) {
  return {
    // The command line runs in the app's own process (main/cli-mode.ts), so nobody needs the program as a plain Node.
    RunAsNode: false,
    EnableCookieEncryption: true,
    EnableNodeOptionsEnvironmentVariable: false,
    EnableNodeCliInspectArguments: testHooks,
    // Checked by macOS and Windows; Electron for Linux does not know it.
    EnableEmbeddedAsarIntegrityValidation: true,
    OnlyLoadAppFromAsar: true,
    LoadBrowserProcessSpecificV8Snapshot: false,
    // The window's pages come by our own scheme, never by file:.
    GrantFileProtocolExtraPrivileges: false,
  };
}

/** The same as @electron/fuses takes it. Takes that module. */
export function fuseConfig({ FuseVersion, FuseV1Options }, choice) {
  const wanted = Object.entries(fusesOf(choice)).map(([name, on]) => [FuseV1Options[name], on]);
  return { version: FuseVersion.V1, strictlyRequireAllFuses: false, ...Object.fromEntries(wanted) };
}
