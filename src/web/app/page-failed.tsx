import { useEffect } from 'react'
import { NetworkProblem, problemOf } from '../core/api.ts'
import { errorSentence } from '../core/query-client.ts'
import { useLogOut } from '../features/login/use-log-out.ts'
import { Button } from '../ui/button.tsx'
import { FailedState } from '../ui/failed-state.tsx'

/** What shows in the place of a page that could not be loaded or has failed. */
export function PageFailed({ error }: { error: unknown }) {
  const logOut = useLogOut()
  const isCutOff = error instanceof NetworkProblem
  useEffect(() => {
    if (!isCutOff) return
    const again = () => location.reload()
    window.addEventListener('online', again)
    return () => window.removeEventListener('online', again)
  }, [isCutOff])
  const isHomeless = problemOf(error, 'no_organization') !== undefined
  return (
    <div className="mx-auto max-w-xl px-4 py-16">
      <h1 className="sr-only">This page does not work</h1>
      <FailedState
        title={isHomeless ? errorSentence(error) : 'This page could not be shown'}
        {...(isHomeless ? {} : { onRetry: () => location.reload() })}
      >
        {isHomeless ? 'Ask an admin for an invitation, or log in as someone else.' : errorSentence(error)}
      </FailedState>
      {isHomeless && (
        <Button className="mt-4" busy={logOut.isPending} onClick={() => logOut.mutate()}>
          Log out
        </Button>
      )}
    </div>
  )
}
