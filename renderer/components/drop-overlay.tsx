import { FileImportIcon } from '@patternfly/react-icons/dist/esm/icons/file-import-icon';
import { useEffect, useState } from 'react';
import { useActions, useWords } from '../state/app-context.ts';

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/** How many files hang over the window; the browser tells items while dragging, names only at the drop. */
function fileCount(event: DragEvent): number {
  return [...(event.dataTransfer?.items ?? [])].filter((item) => item.kind === 'file').length;
}

/** The whole window takes dropped files; while they hang over it, a sheet says what a drop will do. */
export function DropOverlay() {
  const actions = useActions();
  const words = useWords();
  const [count, setCount] = useState<number | null>(null);
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy';
      setCount(fileCount(event));
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setCount(null);
    };
    const drop = (event: DragEvent): void => {
      // Also for what is no file: the default would open it in place of the app.
      event.preventDefault();
      setCount(null);
      actions.addFiles([...(event.dataTransfer?.files ?? [])]);
    };
    const listeners = { dragenter: over, dragover: over, dragleave: leave, drop } as const;
    const entries = Object.entries(listeners) as [keyof typeof listeners, (event: DragEvent) => void][];
    for (const [name, listener] of entries) window.addEventListener(name, listener);
    return () => {
      for (const [name, listener] of entries) window.removeEventListener(name, listener);
    };
  }, [actions]);
  if (count === null) return null;
  return (
    <div className="so-drop-overlay" data-testid="drop-overlay" role="status">
      <div className="so-drop-sheet">
        <FileImportIcon className="so-drop-icon" />
        <strong>{words.dropOverlay(count)}</strong>
        <span>{words.dropOverlayNote}</span>
      </div>
    </div>
  );
}
