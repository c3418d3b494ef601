/** What the caller knows of a report besides the case. */
export interface ReportOptions {
  /** True when the case went through `redact`; the report then says so. */
  readonly redacted?: boolean;
}
