export declare function releaseObstacles(
  app: { readonly folder: string; readonly program: string; readonly asar: string },
  tools: unknown,
): Promise<readonly string[]>;
