import { CheckIcon } from '@patternfly/react-icons/dist/esm/icons/check-icon';
import { CopyIcon } from '@patternfly/react-icons/dist/esm/icons/copy-icon';
import { useEffect, useState } from 'react';
import { visibleText } from '../../shared/presentation/visible-text.ts';
import { useActions, useWords } from '../state/app-context.ts';

const SHOWN_MS = 1500;

/** A small button that puts a text on the clipboard and says so for a moment. */
export function CopyButton({ text, label }: { readonly text: string; readonly label: string }) {
  const actions = useActions();
  const words = useWords();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = (): void => {
    actions.copy(text);
    setCopied(true);
  };
  return (
    <>
      <button type="button" className="so-icon-button" aria-label={label} title={label} onClick={copy}>
        {copied ? <CheckIcon /> : <CopyIcon />}
      </button>
      <span role="status" className="so-visually-hidden">
        {copied ? words.copied : ''}
      </span>
    </>
  );
}

/** A command in full, with a button to copy it. */
export function CommandLine({ command }: { readonly command: string }) {
  const words = useWords();
  return (
    <span className="so-command">
      <code>{visibleText(command)}</code>
      <CopyButton text={command} label={`${words.copyCommand}: ${command}`} />
    </span>
  );
}
