export declare const COMMAND_WORDS: readonly string[];
export declare function launcherScript(): string;
