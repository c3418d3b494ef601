export declare function packagingTools(): Promise<unknown>;
