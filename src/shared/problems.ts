import type { Person } from './contract/fields.ts'
import type { FlowFault } from './domain/flow/document.ts'

/**
 * Every error that the API can answer: its status and the sentence a person reads. Extra members of the
 * problem document are told by `ProblemData`.
 */
export const PROBLEMS = {
  validation_failed: { status: 400, title: 'The request is not valid' },
  flow_invalid: { status: 400, title: 'The flow has faults' },
  malformed_request: { status: 400, title: 'The request could not be read' },
  login_required: { status: 401, title: 'Log in first' },
  login_failed: { status: 401, title: 'Mail address or password is wrong' },
  slack_signature_invalid: {
    status: 401,
    title: 'Slack did not sign this, not lately, or not for the first time',
  },
  foreign_origin: { status: 403, title: 'The request came from another site' },
  no_organization: { status: 403, title: 'You are not a member of an organization' },
  role_too_low: { status: 403, title: 'Your role may not do this' },
  owner_only: { status: 403, title: 'Only an owner may do this' },
  session_not_readable: { status: 403, title: 'You may not read this session' },
  session_not_writable: { status: 403, title: 'You may not write in this session' },
  session_not_yours: { status: 403, title: 'Only the owner of the session may do this' },
  own_handoff: { status: 403, title: 'You made this hand-off, so someone else has to claim it' },
  handoff_not_yours: { status: 403, title: 'This hand-off is not yours' },
  setup_token_wrong: { status: 403, title: 'The one-time token is wrong' },
  baseline_not_yours: { status: 403, title: 'Someone else measured this; an admin may change it' },
  not_found: { status: 404, title: 'Not found' },
  ticket_not_found: { status: 404, title: 'The ticket system has no such ticket' },
  secret_not_kept: { status: 404, title: 'Nothing is kept behind this mask' },
  too_many_patterns: { status: 409, title: 'There are as many patterns as an organization may have' },
  handoff_already_open: { status: 409, title: 'This session is handed off already' },
  handoff_already_claimed: { status: 409, title: 'Already claimed' },
  handoff_ended: { status: 409, title: 'This hand-off has ended' },
  fence_passed: { status: 409, title: 'The hand-off changed hands meanwhile' },
  baseline_unmeasurable: {
    status: 409,
    title: 'By the clock this took less than nothing or more than 8 hours: type the time in, or delete it',
  },
  copilot_answering: { status: 409, title: 'The copilot is answering already' },
  session_resolved: { status: 409, title: 'The session is resolved' },
  target_cannot_claim: { status: 409, title: 'The person you named may not claim hand-offs' },
  documentation_changed: { status: 409, title: 'Somebody saved another version of the note meanwhile' },
  flow_id_taken: { status: 409, title: 'Another flow has this id already' },
  flow_changed: { status: 409, title: 'Somebody saved another version of this flow meanwhile' },
  flow_not_built_in: { status: 409, title: 'This flow does not come with the product' },
  session_not_resolved: { status: 409, title: 'The session is not resolved yet' },
  nothing_to_draft: { status: 409, title: 'The session has no step that was carried out' },
  integration_exists: { status: 409, title: 'The organization has one of these already' },
  integration_has_no_secret: { status: 409, title: 'This kind of integration has no secret that we make' },
  push_not_set_up: { status: 409, title: 'Push is not set up in this organization' },
  ticket_system_not_set_up: { status: 409, title: 'No ticket system is set up' },
  delivery_not_failed: {
    status: 409,
    title: 'Only what was given up, or went to a webhook, can be sent again',
  },
  idempotency_key_reused: { status: 409, title: 'This idempotency key was used for another request' },
  already_member: { status: 409, title: 'This person is a member already' },
  last_owner: { status: 409, title: 'An organization needs an owner' },
  setup_done: { status: 409, title: 'This server is set up already' },
  invitation_invalid: { status: 410, title: 'This invitation has expired or was used or revoked' },
  body_too_large: { status: 413, title: 'The request is too large' },
  unsupported_media_type: { status: 415, title: 'Send JSON' },
  rate_limited: { status: 429, title: 'Too many requests, try again in a moment' },
  internal_error: { status: 500, title: 'Something went wrong on our side' },
  ticket_system_failed: { status: 502, title: 'The ticket system did not answer as it should' },
  database_unavailable: { status: 503, title: 'The database cannot be reached, try again in a moment' },
  shutting_down: { status: 503, title: 'The server is restarting, try again in a moment' },
} as const

export type ProblemCode = keyof typeof PROBLEMS

/** One fault of a request: where it is (`body.title`) and what is wrong. */
export type Issue = { path: string; message: string }

export type ProblemData = {
  validation_failed: { issues: Issue[] }
  role_too_low: { needed: string; role: string }
  handoff_already_open: { handoffId: string }
  handoff_already_claimed: { claimedBy: { id: string; name: string }; claimedAt: string }
  handoff_ended: { handoffStatus: string }
  copilot_answering: { askedBy: { id: string; name: string }; until: string }
  documentation_changed: { version: number }
  flow_invalid: { faults: FlowFault[] }
  flow_changed: { version: number; savedBy: Person; savedAt: string }
  rate_limited: { retryAfterSeconds: number }
}

type DataOf<C extends ProblemCode> = C extends keyof ProblemData ? ProblemData[C] : Record<never, never>

/** The body of an error answer, RFC 9457 (`application/problem+json`). */
export type ProblemDocument = {
  [C in ProblemCode]: { type: string; code: C; title: string; status: number; detail?: string } & DataOf<C>
}[ProblemCode]

/** Arguments that `problem(code, …)` takes: data is required exactly where the code has some. */
export type ProblemArguments<C extends ProblemCode> = C extends keyof ProblemData
  ? [code: C, data: ProblemData[C], detail?: string]
  : [code: C, data?: undefined, detail?: string]
