import { GAPS, type GapAnswer } from '../../../shared/contract/gaps.ts'
import { newHandoff } from '../../../shared/contract/handoffs.ts'
import type { Me, Member } from '../../../shared/contract/members.ts'
import { atLeast } from '../../../shared/contract/route.ts'
import { problemOf } from '../../core/api.ts'
import { fieldErrors } from '../../core/field-errors.ts'
import type { NewHandoff } from './api.ts'
import type { EscalationDraft } from './escalation-draft.ts'

/** What is wrong with each field, by its name. */
export type FieldFaults = Partial<Record<keyof EscalationDraft, string>>

/** The request that a filled-in form stands for, or what is wrong with it. */
export function readForm({
  reason,
  watchLevel,
  impact,
  targetUserId,
  documentation,
  ...asked
}: EscalationDraft): { body: NewHandoff; faults: null } | { body: null; faults: FieldFaults } {
  if (reason.trim() === '') return { body: null, faults: { reason: 'Say why you hand it off.' } }
  const parsed = newHandoff.safeParse({
    reason,
    watchLevel,
    ...(impact.trim() && { impact }),
    ...(targetUserId && { targetUserId }),
    ...(documentation.trim() && { documentation }),
    ...(answersOf(asked).length > 0 && { answers: answersOf(asked) }),
  })
  if (parsed.success) return { body: parsed.data, faults: null }
  return {
    body: null,
    faults: Object.fromEntries(parsed.error.issues.map(({ path, message }) => [path.join('.'), message])),
  }
}

/** What was answered of what the session lacks; blanks and what was put away are left out. */
export const answersOf = ({ answers, skipped }: Pick<EscalationDraft, 'answers' | 'skipped'>): GapAnswer[] =>
  GAPS.flatMap(gap => {
    const text = skipped.includes(gap) ? undefined : answers[gap]?.trim()
    return text ? [{ gap, text }] : []
  })

/** The faults that the server found in the fields, or null when the failure is about something else. */
export function faultsFrom(error: unknown): FieldFaults | null {
  if (problemOf(error, 'target_cannot_claim'))
    return { targetUserId: 'This person may not claim hand-offs any more. Choose someone else, or anyone.' }
  const faults = fieldErrors(error)
  return Object.keys(faults).length > 0 ? faults : null
}

/** Those who may be named: everyone who may claim, without the caller. */
export const claimersAmong = (members: readonly Member[], me: Me): Member[] =>
  members.filter(member => atLeast(member.role, 'engineer') && member.id !== me.user.id)
