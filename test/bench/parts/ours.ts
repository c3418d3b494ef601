import { z } from 'zod';
import type { Archive } from '../corpus/archives.ts';
import { run } from '../measure/run.ts';
import { type Context, node } from './context.ts';

const Document = z.object({
  cases: z.array(z.object({ source: z.object({ complete: z.boolean() }), verdicts: z.record(z.string(), z.string()) })),
});

/**
 * One run that is not timed: its answer must be right, else times mean nothing. It also brings the file into the page cache.
 * Throws where the fault is not found or the archive was not read whole.
 */
export async function checkAnswer({ analyze }: Context, { path, kind, megabytes }: Archive): Promise<void> {
  const { stdout } = await run(node(...analyze(path)), true);
  const [found] = Document.parse(JSON.parse(stdout)).cases;
  const hit = Object.values(found?.verdicts ?? {}).includes('affected-hit');
  if (!hit || found?.source.complete !== true) throw new Error(`wrong answer for ${kind} of ${megabytes} MB`);
}

/** The analysis of an archive from the start of the process to its end, in seconds. */
export const analysisSeconds = async ({ analyze }: Context, { path }: Archive, ...words: string[]): Promise<number> =>
  (await run(node(...analyze(path, ...words)))).seconds;
