import { useQuery } from '@tanstack/react-query'
import type { ComponentProps } from 'react'
import { useMe } from '../core/me.ts'
import { sessionHandoffsQuery } from '../features/handoffs/api.ts'
import { NudgeStrip } from '../features/nudge/nudge-strip.tsx'
import { sessionQuery } from '../features/sessions/api.ts'

type SessionNudgeProps = Omit<ComponentProps<typeof NudgeStrip>, 'found'>

/** The question whether to escalate, from what this browser holds of the session. */
export function SessionNudge(props: SessionNudgeProps) {
  const me = useMe()
  const detail = useQuery(sessionQuery(props.sessionId)).data
  const handoffs = useQuery(sessionHandoffsQuery(props.sessionId, me)).data?.handoffs
  const found = detail &&
    handoffs && {
      session: detail.session,
      steps: detail.steps,
      handoffs: handoffs.map(({ handoff }) => handoff),
      mayEscalate: detail.permissions.manage,
    }
  return <NudgeStrip {...props} found={found} />
}
