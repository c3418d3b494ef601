export type Verified = { readonly ok: true; readonly sha256: string } | { readonly ok: false; readonly reason: string };
export declare function zipName(version: string, platform: string, arch: string): string;
export declare function verifyZip(
  file: string,
  name: string,
  checksums: Readonly<Record<string, string>>,
): Promise<Verified>;
export declare function pinnedElectron(): {
  readonly version: string;
  readonly checksums: Readonly<Record<string, string>>;
};
