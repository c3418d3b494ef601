import { z } from 'zod';

/** What a case can be exported as. */
export const ExportFormat = z.enum(['pdf', 'markdown', 'html', 'json']);
export type ExportFormat = z.infer<typeof ExportFormat>;
