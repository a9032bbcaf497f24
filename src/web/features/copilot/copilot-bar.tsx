import { useQuery } from '@tanstack/react-query'
import { Sparkles } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { SavedCheckboxField } from '../../ui/saved-checkbox-field.tsx'
import { useWatchedAnswer } from './answer-store.ts'
import { copilotQuery, useSwitchCopilot } from './api.ts'

type CopilotBarProps = {
  sessionId: string
  onAsk: () => void
  /** Why it does not answer by itself now, whatever the switch says; null when it does as the switch says. */
  waits: string | null
}

/** Above the field for messages: asks the copilot, and says whether it answers by itself. */
export function CopilotBar({ sessionId, onAsk, waits }: CopilotBarProps) {
  const { data } = useQuery(copilotQuery(sessionId))
  const { phase } = useWatchedAnswer(sessionId)
  const change = useSwitchCopilot(sessionId)
  if (!data) return <div className="min-h-9 border-t border-line pointer-coarse:min-h-12" />
  return (
    <div className="flex min-h-9 flex-wrap items-center gap-x-3 border-t border-line px-3 py-1 pointer-coarse:min-h-12 text-xs text-ink-muted">
      <Button size="sm" variant="quiet" icon={Sparkles} disabled={phase === 'coming'} onClick={onAsk}>
        Ask the copilot
      </Button>
      {waits ? (
        <span className="min-w-0 wrap-anywhere">{waits}</span>
      ) : (
        <SavedCheckboxField label="It answers by itself" saved={data.answers} onSave={change.mutate} />
      )}
    </div>
  )
}
