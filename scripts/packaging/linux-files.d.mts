export declare function desktopEntry(command: string): string;
export declare function mimeInfo(): string;
export declare function openToAll(path: string): void;
