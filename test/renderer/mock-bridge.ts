import type { CaseSummary } from '../../shared/contracts/case-summary.ts';
import type { EventName, EventPayload, Job, RecentCase, Settings, SosightBridge } from '../../shared/contracts/ipc.ts';

/** What the mock of main answers with. */
export interface MockData {
  readonly jobs: readonly Job[];
  readonly recent: readonly RecentCase[];
  readonly settings: Settings;
  readonly cases: Readonly<Record<string, CaseSummary>>;
}

/** The mock's side door, for tests. */
export interface Mock {
  /** Every request, in order. */
  readonly calls: { readonly name: string; readonly argument: unknown }[];
  /** What each request is answered with; screens with a mock of their own add theirs. */
  readonly answers: Record<string, (argument: never) => unknown>;
  /** Tells the window something, as main would. */
  emit<N extends EventName>(name: N, payload: EventPayload<N>): void;
}

declare global {
  interface Window {
    mock: Mock;
  }
}

/** Runs in the page before its own scripts; must stand alone, for it is sent there as text. */
export function installMockBridge(data: MockData): void {
  const listeners = new Map<string, Set<(payload: unknown) => void>>();
  const calls: { name: string; argument: unknown }[] = [];
  let settings = data.settings;
  const send = (name: string, payload: unknown): void => {
    for (const listener of listeners.get(name) ?? []) listener(payload);
  };
  const caseOf = (argument: unknown): unknown => {
    const { caseId } = argument as { caseId: string };
    const found = data.cases[caseId];
    return found === undefined ? null : { ...found, language: settings.language };
  };
  const answers: Record<string, (argument: unknown) => unknown> = {
    'jobs:list': () => data.jobs,
    'recent:list': () => data.recent,
    'settings:get': () => settings,
    'settings:set': (argument) => {
      settings = { ...settings, ...(argument as Partial<Settings>) };
      return settings;
    },
    'app:about': () => ({ version: '0.1.0', articles: 3 }),
    'jobs:clear-finished': () => Promise.reject(new Error('main does not answer')),
    'cases:get': caseOf,
    'cases:export': (argument) => ({ state: 'saved', file: `dbsrv07.${(argument as { format: string }).format}` }),
  };
  const bridge = {
    request: (name: string, argument: unknown): Promise<unknown> => {
      calls.push({ name, argument });
      return Promise.resolve(argument).then((value) => answers[name]?.(value));
    },
    on: (name: string, listener: (payload: unknown) => void) => {
      const known = listeners.get(name) ?? new Set();
      listeners.set(name, known.add(listener));
      return () => known.delete(listener);
    },
    pathOf: (file: File) => `/cases/${file.name}`,
  };
  Object.assign(window, { sosight: bridge as unknown as SosightBridge, mock: { calls, answers, emit: send } });
}
