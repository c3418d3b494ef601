export const FORMATS = ['text', 'json', 'markdown', 'html', 'pdf'] as const;
export type Format = (typeof FORMATS)[number];
export const FLEET_FORMATS = ['text', 'csv', 'json', 'html', 'pdf'] as const;
export type FleetFormat = (typeof FLEET_FORMATS)[number];
export const COMPARE_FORMATS = ['text', 'markdown', 'html', 'csv', 'json'] as const;
export type CompareFormat = (typeof COMPARE_FORMATS)[number];
/** The words of `Severity`, worst first; repeated here so that `--help` starts without the schemas (a test compares them). */
export const FAIL_ON = ['critical', 'important', 'moderate', 'low', 'info'] as const;
export type FailOn = (typeof FAIL_ON)[number];
export const LANGUAGES = ['en', 'ja'] as const;
/** The shells that words can be completed in. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];
