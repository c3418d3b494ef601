import type { ByteSource } from '../../shared/archive/types.ts';
import { sampleSource } from '../../shared/sample/sample.ts';
import { fileSource } from '../analysis/file-source.ts';
import { Refused } from './log-desk.ts';
import type { CaseFacts } from './protocol.ts';

/** The source of a case's archive. @throws Refused with why it cannot be read */
export async function bytesSourceOf(place: CaseFacts['place']): Promise<ByteSource> {
  if (place.kind === 'sample') return sampleSource();
  const source = await fileSource(place.path);
  if (!source.ok) throw new Refused(source.error.message);
  return source.value;
}
