import type { RaidArray } from '../../contracts/case-summary.ts';
import type { CollectedMembers } from '../../members/types.ts';
import { type MdadmArray, parseImsmDisks, parseMdadmDetail, parseMdstat } from '../parsers/raid.ts';
import { type Fact, readFact, textsOf, valueOr } from './facts-of.ts';

export interface Raid {
  readonly raid: readonly RaidArray[];
  readonly mdstat: Fact<readonly RaidArray[]>;
  /** mdadm is configured though no mdstat tells of arrays. */
  readonly expected: boolean;
}

/** What `mdadm -D` says, for an array that mdstat does not name or tells less of. */
function fromDetail(array: MdadmArray): RaidArray {
  const { device, level, state, metadata } = array;
  return { device, level, state: state ?? 'unknown', metadata, members: [] };
}

/** mdstat's words stay; level and metadata are filled in where mdstat has none, as for an inactive container. */
function completed(array: RaidArray, detail: MdadmArray | undefined): RaidArray {
  return {
    ...array,
    level: array.level ?? detail?.level ?? null,
    metadata: array.metadata ?? detail?.metadata ?? null,
  };
}

/** The software RAID arrays: mdstat, then mdadm's own output, then disks that carry imsm metadata without any array. */
export function readRaid(members: CollectedMembers): Raid {
  const mdstat = readFact(members, 'mdstat', parseMdstat);
  const details = textsOf(members, 'mdadm-detail').flatMap(({ text }) => {
    const result = parseMdadmDetail(text);
    return result.state === 'ok' ? result.value : [];
  });
  const known = valueOr(mdstat) ?? [];
  const raid = known.map((array) =>
    completed(
      array,
      details.find(({ device }) => device === array.device),
    ),
  );
  // Without mdstat the devices of `mdadm -D` are all there is; with it they may be other names of the same arrays.
  if (mdstat.state !== 'ok') raid.push(...details.map(fromDetail));
  const disks = textsOf(members, 'mdadm-examine').flatMap(({ text }) => [...parseImsmDisks(text)]);
  if (disks.length > 0 && !raid.some(({ metadata }) => metadata === 'imsm')) {
    raid.push({ device: 'imsm', level: 'container', state: 'not assembled', metadata: 'imsm', members: disks });
  }
  const configured = textsOf(members, 'mdadm-conf').some(({ text }) => /^[ \t]*ARRAY\s/m.test(text));
  return { raid, mdstat, expected: configured };
}
