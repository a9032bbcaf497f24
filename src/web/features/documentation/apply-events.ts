import type { Appliers } from '../../core/realtime/applier.ts'

export const documentationAppliers = {
  documentation_written: ({ data }, queries) =>
    void queries.invalidateQueries({ queryKey: ['documentation', data.sessionId] }),
  ticket_note_sent: ({ data }, queries) =>
    void queries.invalidateQueries({ queryKey: ['documentation', data.sessionId, 'ticket'] }),
} satisfies Partial<Appliers>
