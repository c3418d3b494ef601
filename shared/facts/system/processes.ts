import type { Process, Processes } from '../../contracts/system.ts';
import { parsePs, parseWaits } from '../parsers/system/processes.ts';
import type { PartReader } from './parts.ts';

const TOP = 10;
const BLOCKED = 100;
const ZOMBIES = 50;
const USERS = 6;

/** ps itself and what sos runs to collect are no load of the host's own. */
const OF_SOS = /^(?:ps |\/usr\/bin\/ps |timeout \d+s ps )/;

/** The most by a number, those without or with zero left out. */
function most(list: readonly Process[], of: (process: Process) => number | null): Process[] {
  const telling = list.filter((process) => (of(process) ?? 0) > 0 && !OF_SOS.test(process.command));
  return telling.sort((a, b) => (of(b) ?? 0) - (of(a) ?? 0)).slice(0, TOP);
}

function usersOf(list: readonly Process[]): Processes['users'] {
  const users = new Map<string, Processes['users'][number]>();
  for (const { user, cpuPercent, residentBytes } of list) {
    if (user === null) continue;
    const sum = users.get(user) ?? { user, processes: 0, cpuPercent: 0, residentBytes: 0 };
    users.set(user, {
      user,
      processes: sum.processes + 1,
      cpuPercent: Math.round((sum.cpuPercent + (cpuPercent ?? 0)) * 10) / 10,
      residentBytes: sum.residentBytes + (residentBytes ?? 0),
    });
  }
  return [...users.values()].sort((a, b) => b.residentBytes - a.residentBytes).slice(0, USERS);
}

/** The processes that matter: the largest, those that are blocked (state D) with what they wait in, and zombies. */
export function readProcesses(parts: PartReader): Processes | null {
  const ps = parts.read('processes', ['ps', parsePs]);
  if (ps === null) return null;
  const blocked = ps.value.filter(({ state }) => state.startsWith('D'));
  const zombies = ps.value.filter(({ state }) => state.startsWith('Z'));
  const waits = blocked.length > 0 ? parts.read('waits', ['ps-wchan', parseWaits]) : null;
  const waiting = (process: Process): Process => ({ ...process, waitsIn: waits?.value.get(process.pid) ?? null });
  return {
    path: ps.path,
    waitsPath: waits?.path ?? null,
    total: ps.value.length,
    running: ps.value.filter(({ state }) => state.startsWith('R')).length,
    blockedCount: blocked.length,
    zombieCount: zombies.length,
    topCpu: most(ps.value, ({ cpuPercent }) => cpuPercent),
    topMemory: most(ps.value, ({ residentBytes }) => residentBytes),
    blocked: blocked.slice(0, BLOCKED).map(waiting),
    zombies: zombies.slice(0, ZOMBIES),
    users: usersOf(ps.value),
  };
}
