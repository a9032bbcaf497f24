import { LoadingState } from '../ui/loading-state.tsx'

/** What shows until the first page is there. */
export function LoadingPage() {
  return <LoadingState label="Loading ResolutionFlow" className="mx-auto max-w-5xl pt-16" />
}
