import { Button } from '@patternfly/react-core';
import { Component, type ReactNode } from 'react';
import { useActions, useWords } from '../state/app-context.ts';

interface GuardProps {
  readonly fallback: ReactNode;
  readonly children: ReactNode;
}

/** Keeps a fault in one screen from emptying the window: bar and navigation stay. React offers this to classes only. */
export class CrashGuard extends Component<GuardProps, { readonly crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError(): { readonly crashed: boolean } {
    return { crashed: true };
  }

  override render(): ReactNode {
    return this.state.crashed ? this.props.fallback : this.props.children;
  }
}

/** What stands in place of a screen that could not be drawn. */
export function Crashed() {
  const actions = useActions();
  const words = useWords();
  return (
    <section className="so-card so-empty" role="alert" data-testid="crashed">
      <h2>{words.crashed}</h2>
      <p>{words.crashedNote}</p>
      <Button variant="secondary" size="sm" onClick={() => actions.show({ name: 'home' })}>
        {words.backHome}
      </Button>
    </section>
  );
}
