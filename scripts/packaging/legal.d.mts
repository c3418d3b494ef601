export function notices(): string;
export function writeLegal(folder?: string): void;
