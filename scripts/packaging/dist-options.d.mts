export interface DistOptions {
  readonly dir: boolean;
  readonly release: boolean;
  readonly testHooks: boolean;
  readonly arch: string;
  readonly targets: readonly string[];
}
export declare function distOptions(words: readonly string[], platform: string, ownArch: string): DistOptions;
