export declare function packageVersion(version: string, runtime: { readonly kind: string }, testHooks: boolean): string;
