import { writeSync } from 'node:fs';
import { caseLibrary } from '../../../main/library/library.ts';
import { caseOf, fileInput, numbered } from './cases.ts';

/*
 * Works in a library without a pause, until it is killed: analyses anew, writes notes, pins, numbers. Says what is saved as soon as it is, one line
 * each: what, case, version. Started with the library's folder and the version to begin with.
 */
const [folder = '', start = '0'] = process.argv.slice(2);
const HOSTS = ['dbsrv07', 'dbsrv08', 'web01', 'web02', 'nas03', 'ora-rac1'];
const CASES = new Map(HOSTS.map((hostname) => [hostname, caseOf(hostname)]));
const library = caseLibrary(folder);
let version = Number(start);

const say = (what: 'analysis' | 'note', caseId: string, at: number): void => {
  writeSync(1, `${what} ${caseId} ${at}\n`);
};

async function analyse(hostname: string): Promise<void> {
  version += 1;
  const at = version;
  const { en, ja } = CASES.get(hostname) ?? caseOf(hostname);
  const found = {
    en: { ...en, source: { ...en.source, readSeconds: at } },
    ja: { ...ja, source: { ...ja.source, readSeconds: at } },
  };
  const caseId = library.idFor(fileInput(`/cases/${hostname}`), found.en);
  await library.put(caseId, found, fileInput(`/cases/${hostname}`));
  say('analysis', caseId, at);
}

async function write(caseId: string): Promise<void> {
  version += 1;
  const at = version;
  await library.change(caseId, (record) => ({ ...record, text: numbered(at), tags: [`v${at}`] }));
  say('note', caseId, at);
}

async function work(hostname: string): Promise<never> {
  for (;;) {
    await analyse(hostname);
    const ours = library.records().filter(({ facts }) => facts.hostname === hostname);
    for (const { caseId } of ours) await Promise.all([write(caseId), write(caseId)]);
    for (const { caseId } of ours) await write(caseId);
  }
}

await library.ready;
writeSync(1, `ready ${library.records().length} ${library.trouble().length}\n`);
await Promise.all(HOSTS.map(work));
