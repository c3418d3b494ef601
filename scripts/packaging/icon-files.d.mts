export declare function ico(pictures: readonly (readonly [pixels: number, png: Buffer])[]): Buffer;
export declare function icns(pictures: ReadonlyMap<number, Buffer>): Buffer;
