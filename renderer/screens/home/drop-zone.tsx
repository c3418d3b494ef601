import { Button } from '@patternfly/react-core';
import { FileImportIcon } from '@patternfly/react-icons/dist/esm/icons/file-import-icon';
import { FolderOpenIcon } from '@patternfly/react-icons/dist/esm/icons/folder-open-icon';
import { useActions, useWords } from '../../state/app-context.ts';

/** Says where archives go. The drop itself is taken by the whole window (DropOverlay). */
export function DropZone({ narrow }: { readonly narrow: boolean }) {
  const actions = useActions();
  const words = useWords();
  return (
    <section
      className={narrow ? 'so-dropzone so-dropzone-narrow' : 'so-dropzone'}
      data-testid="dropzone"
      aria-label={words.dropTitle}
    >
      <FileImportIcon className="so-drop-icon" />
      <div className="so-dropzone-words">
        <h2>{words.dropTitle}</h2>
        <p>{words.dropHint}</p>
      </div>
      <Button variant="secondary" size="sm" icon={<FolderOpenIcon />} onClick={actions.openDialog}>
        {words.openFiles}
      </Button>
      <kbd className="so-kbd">Ctrl O</kbd>
    </section>
  );
}
