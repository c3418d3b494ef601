export function dependenciesCurrent(wantedText: string, installedText: string): boolean;
export function setUpDependencies(): Promise<boolean>;
