import { Fragment } from 'react';
import { visibleText } from '../../shared/presentation/visible-text.ts';

/** A host's (or a file's) name that breaks behind a dot before it breaks inside a word. */
export function HostName({ name }: { readonly name: string }) {
  const parts = visibleText(name).split('.');
  return parts.map((part, at) => (
    <Fragment key={parts.slice(0, at + 1).join('.')}>
      {part}
      {at < parts.length - 1 && (
        <>
          .<wbr />
        </>
      )}
    </Fragment>
  ));
}
