import { Play } from 'lucide-react'
import { Button } from '../../../ui/button.tsx'
import { toast } from '../../../ui/toast.ts'
import { usePlayEscalation } from '../api.ts'

/** Demo mode: lets a made-up technician escalate while one watches the queue. */
export function PlayEscalationButton() {
  const { mutate, isPending } = usePlayEscalation()
  return (
    <Button
      icon={Play}
      busy={isPending}
      onClick={() =>
        mutate(undefined, {
          onSuccess: () => toast({ title: 'A technician is at work and will escalate in a few seconds.' }),
        })
      }
    >
      Play a live escalation
    </Button>
  )
}
