import { version } from '../../package.json';

/** The tool as every report names it. */
export const TOOL = { name: 'sosight', product: 'Sosight', version } as const;
