export interface PackedRuntime {
  readonly kind: string;
  readonly version: string;
  readonly dist: string;
  readonly note: string;
}
type Zip =
  | {
      readonly ok: true;
      readonly folder: string;
      readonly name: string;
      readonly version: string;
      readonly sha256: string;
    }
  | { readonly ok: false; readonly reason: string };
export declare function chooseRuntime(
  wanted: { readonly release: boolean; readonly platform: string; readonly arch: string },
  sources?: {
    readonly official?: (platform: string, arch: string) => Promise<Zip>;
    readonly development?: () => Promise<{ readonly folder: string; readonly version: string; readonly note: string }>;
  },
): Promise<PackedRuntime>;
