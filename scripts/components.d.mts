export interface LockedPackage {
  readonly path: string;
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly integrity: string | null;
  readonly script: boolean;
  readonly needs: readonly string[];
}
export function lockedPackages(): LockedPackage[];
export function importedPackages(): string[];
export function bundledPackages(): LockedPackage[];
