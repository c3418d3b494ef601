import { z } from 'zod';

/** How far an analysis is. Bytes are of the file as it stands on disk, before decompression. */
export const Progress = z.object({
  bytesRead: z.number(),
  /** Null where the size is not known (a pipe). */
  totalBytes: z.number().nullable(),
  /** The member being read, inside the archive; null before the first. */
  member: z.string().nullable(),
  /** Articles with a proving line so far. */
  findings: z.number().int(),
});
export type Progress = z.infer<typeof Progress>;
