import { Component, type ReactNode } from 'react';
import type { Failure } from '../lib/platform/failure.ts';
import { FailureNotice } from './failureNotice.tsx';

interface State {
  error: unknown;
  hasFailed: boolean;
}

interface ErrorBoundaryProps {
  children: ReactNode;
  /** What a thrown error means, if that is known. Views that read the store know more errors than the card. */
  explain?: (error: unknown) => Failure | undefined;
  /** The action for a database that can't be used, where trying again doesn't help. */
  rescue?: ReactNode;
}

/** A view that broke says so in words instead of going white. React has no other way than a class for this. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, State> {
  override state: State = { error: undefined, hasFailed: false };

  static getDerivedStateFromError(error: unknown): State {
    return { error, hasFailed: true };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    const failure = this.props.explain?.(this.state.error) ?? { kind: 'unexpected' };
    return (
      <>
        <FailureNotice
          failure={failure}
          onRetry={() => this.setState({ error: undefined, hasFailed: false })}
        />
        {failure.kind === 'storeCorrupt' && this.props.rescue}
      </>
    );
  }
}
