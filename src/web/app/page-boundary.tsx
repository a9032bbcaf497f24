import { Component, type ReactNode } from 'react'
import { PageFailed } from './page-failed.tsx'

type Props = { children: ReactNode }

/** Shows why in the place of a page that could not be loaded or has failed. Give it the address as its key. */
export class PageBoundary extends Component<Props, { error: unknown }> {
  override state = { error: undefined }

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  override render() {
    return this.state.error === undefined ? this.props.children : <PageFailed error={this.state.error} />
  }
}
