import type { SessionStatus, SessionSummary } from '../../../shared/contract/sessions.ts'

export const SESSION_VIEWS = ['mine', 'waiting', 'resolved', 'all'] as const
export type SessionView = (typeof SESSION_VIEWS)[number]

export const VIEW_LABELS: Record<SessionView, string> = {
  mine: 'Mine',
  waiting: 'Waiting',
  resolved: 'Resolved',
  all: 'All',
}

type Filter = { status?: SessionStatus; mine?: string }

/** The requests that make up a view: the API filters by one status at a time, and two of them wait. */
export const VIEW_STREAMS: Record<SessionView, readonly Filter[]> = {
  mine: [{ mine: 'true' }],
  waiting: [{ status: 'requesting_escalation' }, { status: 'escalated' }],
  resolved: [{ status: 'resolved' }],
  all: [{}],
}

/** The view that an address names; an unknown one, or one that this reader has not, is Mine. */
export function viewFromAddress(name: string | null, offered: readonly SessionView[]): SessionView {
  return offered.find(view => view === name) ?? 'mine'
}

type Page = { sessions: SessionSummary[]; nextBefore: string | null; cursor: string | null }

/** One page of a view out of one page of each of its streams, with where each goes on. */
export function mergePages(pages: readonly Page[], order: 'newest' | 'best match') {
  const sessions = pages.flatMap(page => page.sessions)
  return {
    sessions: order === 'newest' ? newestFirst(sessions) : sessions,
    next: pages.map(page => page.nextBefore),
    cursor: earliest(pages.flatMap(page => page.cursor ?? [])),
  }
}

/** The rows of all pages without those that moved from one page to the next between two requests. */
export function rowsOf(pages: readonly { sessions: SessionSummary[] }[]): SessionSummary[] {
  const rows = new Map<string, SessionSummary>()
  for (const page of pages)
    for (const session of page.sessions) {
      const held = rows.get(session.id)
      if (!held || held.version < session.version) rows.set(session.id, session)
    }
  return [...rows.values()]
}

const newestFirst = (sessions: SessionSummary[]) =>
  sessions.toSorted((a, b) => Date.parse(b.updatedAt) - Date.parse(a.updatedAt))

const seqOf = (cursor: string) => Number(cursor.slice(cursor.indexOf(':') + 1))
const earliest = (cursors: string[]) => cursors.toSorted((a, b) => seqOf(a) - seqOf(b))[0]
