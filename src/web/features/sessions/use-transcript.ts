import { useDeferredValue, useMemo, useState } from 'react'
import type { MessageRole } from '../../../shared/contract/sessions.ts'
import { parseTranscript } from '../../../shared/domain/transcript.ts'
import { authorsOf, type ChosenRoles, withRoles } from './transcript-roles.ts'

/**
 * A transcript as it is being pasted: its messages, authors and faults, with the roles chosen here. Reading
 * thousands of lines lags behind typing instead of holding it up; `stale` says so.
 */
export function useTranscript(source: string, myName: string) {
  const text = useDeferredValue(source)
  const [chosen, setChosen] = useState<ChosenRoles>(() => new Map([[myName, 'technician']]))
  const found = useMemo(
    () => parseTranscript(text, { offsetMinutes: -new Date().getTimezoneOffset() }),
    [text],
  )
  const messages = useMemo(() => withRoles(found.messages, chosen), [found, chosen])
  const authors = useMemo(() => authorsOf(messages), [messages])
  return {
    messages,
    authors,
    faults: found.faults,
    stale: text !== source,
    choose: (author: string, role: MessageRole) => setChosen(now => new Map(now).set(author, role)),
  }
}
