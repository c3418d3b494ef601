export declare function fusesOf(choice: { readonly testHooks: boolean }): Readonly<Record<string, boolean>>;
