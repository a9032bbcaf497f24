import type { Handoff } from '../../../../shared/contract/handoffs.ts'
import { useMe } from '../../../core/me.ts'
import { Button } from '../../../ui/button.tsx'
import { toast } from '../../../ui/toast.ts'
import { useReleaseHandoff, useWithdrawHandoff } from '../api.ts'
import { toastRefusal } from '../refusals.ts'

/** Takes back what nobody has claimed yet. */
export function WithdrawButton({ handoff }: { handoff: Handoff }) {
  const { mutateAsync, isPending } = useWithdrawHandoff()
  const tell = useTellEnd()
  return (
    <Button
      size="sm"
      busy={isPending}
      onClick={() => tell(mutateAsync(handoff), 'Withdrawn. The session is yours again.')}
    >
      Withdraw
    </Button>
  )
}

type HolderActionsProps = { handoff: Handoff; onReturn: () => void }

/** What the claimer can do instead of going on. */
export function HolderActions({ handoff, onReturn }: HolderActionsProps) {
  const { mutateAsync, isPending } = useReleaseHandoff()
  const tell = useTellEnd()
  return (
    <div className="flex flex-wrap gap-2">
      <Button
        size="sm"
        busy={isPending}
        onClick={() => tell(mutateAsync(handoff), 'Released. It waits in the queue again.')}
      >
        Release
      </Button>
      <Button size="sm" onClick={onReturn}>
        Return to technician
      </Button>
    </div>
  )
}

/** Says how an action ended. The button may be gone by then, and a mutation's own callbacks with it. */
function useTellEnd() {
  const me = useMe()
  return (action: Promise<unknown>, success: string) =>
    void action.then(
      () => toast({ title: success }),
      error => toastRefusal(error, me),
    )
}
