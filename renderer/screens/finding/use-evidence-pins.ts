import { useCallback, useEffect, useState } from 'react';
import type { Finding } from '../../../shared/contracts/finding.ts';
import type { Pin } from '../../../shared/contracts/note.ts';
import { useActions } from '../../state/app-context.ts';

/** The pins of a case on the lines that prove a finding. */
export interface EvidencePins {
  has(path: string, line: number): boolean;
  /** Pins a line, or takes its pin away; nothing for a line that is no evidence of the finding. */
  toggle(path: string, line: number): void;
}

export function useEvidencePins(caseId: string, finding: Finding): EvidencePins {
  const actions = useActions();
  const [pins, setPins] = useState<readonly Pin[]>([]);
  const load = useCallback(() => {
    actions
      .request('note:get', { caseId })
      .then((note) => setPins(note?.pins ?? []))
      .catch(actions.fail);
  }, [actions, caseId]);
  useEffect(() => {
    load();
    return actions.on('note:changed', (changed) => {
      if (changed.caseId === caseId) load();
    });
  }, [actions, caseId, load]);
  const pinOf = (path: string, line: number): Pin | undefined =>
    pins.find((pin) => pin.path === path && pin.line === line);
  return {
    has: (path, line) => pinOf(path, line) !== undefined,
    toggle(path, line) {
      const known = pinOf(path, line);
      const piece = finding.evidence.find((one) => one.path === path && one.line === line);
      if (known !== undefined) actions.request('note:unpin', { caseId, id: known.id }).then(load, actions.fail);
      else if (piece !== undefined) {
        const { text, time, boot } = piece;
        actions.request('note:pin', { caseId, path, line, text, time, boot }).then(load, actions.fail);
      }
    },
  };
}
