import { Component, type ReactNode } from 'react';
import { Trouble } from './trouble';

interface Props {
  /** The address: at another one it is tried anew. */
  at: string;
  children: ReactNode;
}

/** What cannot be shown says so in its place and leaves the rest as it is: its code did not come, or fails. */
export class Caught extends Component<Props, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override componentDidUpdate({ at }: Props): void {
    if (this.state.failed && at !== this.props.at) this.setState({ failed: false });
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    // Code that once did not come is not asked for again without another load.
    const reload = (): void => window.location.reload();
    return (
      <Trouble title="This page cannot be shown" detail="A part of it did not come, as when the server has been updated, or it fails." onRetry={reload} home />
    );
  }
}
