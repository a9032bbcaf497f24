import { Compass } from 'lucide-react'
import { Link } from 'react-router'
import { useDocumentTitle } from '../core/document-title.ts'
import { buttonClass } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'

/** For an address that leads nowhere. */
export function NotFoundPage() {
  useDocumentTitle('Not found')
  return (
    <>
      <h1 className="sr-only">Not found</h1>
      <EmptyState
        icon={Compass}
        title="There is nothing at this address"
        action={
          <Link to="/" className={buttonClass('primary')}>
            Go to the start
          </Link>
        }
      >
        The link may be old, or part of it is missing.
      </EmptyState>
    </>
  )
}
