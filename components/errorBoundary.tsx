import { Component, type ReactNode } from 'react';
import { storeFailure } from '../lib/store/failure.ts';
import { FailureNotice } from './failureNotice.tsx';

interface State {
  error: unknown;
  hasFailed: boolean;
}

/** A view that broke says so in words instead of going white. React has no other way than a class for this. */
export class ErrorBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { error: undefined, hasFailed: false };

  static getDerivedStateFromError(error: unknown): State {
    return { error, hasFailed: true };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <FailureNotice
        failure={storeFailure(this.state.error) ?? { kind: 'unexpected' }}
        onRetry={() => this.setState({ error: undefined, hasFailed: false })}
      />
    );
  }
}
