import { useState } from 'react'
import { GAPS, type Gap } from '../../../shared/contract/gaps.ts'
import { type WatchLevel, watchLevel } from '../../../shared/contract/handoffs.ts'

/** What is filled into the escalation form. An empty `targetUserId` means anyone. */
export type EscalationDraft = {
  reason: string
  watchLevel: WatchLevel
  impact: string
  targetUserId: string
  /** The ticket note as it was edited; empty while it writes itself. */
  documentation: string
  /** What was written to the questions about what the session lacks. */
  answers: Partial<Record<Gap, string>>
  /** The questions that were put away. */
  skipped: Gap[]
}

const BLANK: EscalationDraft = {
  reason: '',
  watchLevel: 'watch',
  impact: '',
  targetUserId: '',
  documentation: '',
  answers: {},
  skipped: [],
}

/** The draft in a stored value; what is missing or broken is as in a new form. */
export function parseDraft(stored: string | null): EscalationDraft {
  try {
    const value: unknown = JSON.parse(stored ?? 'null')
    if (typeof value !== 'object' || value === null) return BLANK
    const text = (name: string) => {
      const found = (value as Record<string, unknown>)[name]
      return typeof found === 'string' ? found : ''
    }
    const level = watchLevel.safeParse(text('watchLevel'))
    return {
      reason: text('reason'),
      watchLevel: level.success ? level.data : BLANK.watchLevel,
      impact: text('impact'),
      targetUserId: text('targetUserId'),
      documentation: text('documentation'),
      ...parseAnswers(value),
    }
  } catch {
    return BLANK
  }
}

function parseAnswers(value: object): Pick<EscalationDraft, 'answers' | 'skipped'> {
  const { answers, skipped } = value as Record<string, unknown>
  const found = typeof answers === 'object' && answers !== null ? (answers as Record<string, unknown>) : {}
  return {
    answers: Object.fromEntries(
      GAPS.flatMap(gap => (typeof found[gap] === 'string' ? [[gap, found[gap]]] : [])),
    ),
    skipped: Array.isArray(skipped) ? GAPS.filter(gap => skipped.includes(gap)) : [],
  }
}

/** The escalation form of a session, kept in the tab's storage until it is sent. */
export function useEscalationDraft(sessionId: string) {
  const name = `rf-escalate:${sessionId}`
  const [draft, setDraft] = useState(() => parseDraft(stored(name)))
  return {
    draft,
    change: (fields: Partial<EscalationDraft>) => {
      const next = { ...draft, ...fields }
      setDraft(next)
      keep(name, JSON.stringify(next))
    },
    forget: () => keep(name, null),
  }
}

function stored(name: string): string | null {
  try {
    return sessionStorage.getItem(name)
  } catch {
    return null
  }
}

/** Storage may be full or switched off; the draft then lives as long as the form. */
function keep(name: string, text: string | null): void {
  try {
    if (text === null) sessionStorage.removeItem(name)
    else sessionStorage.setItem(name, text)
  } catch {
    return
  }
}
