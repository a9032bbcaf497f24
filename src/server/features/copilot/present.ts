import type { CopilotState } from '../../../shared/contract/copilot.ts'
import { riskOfText } from '../../../shared/domain/assessment/step-risk.ts'
import type { CopilotRow } from './queries.ts'

export const presentCopilot = (row: CopilotRow): CopilotState => ({
  sessionId: row.session_id,
  answers: row.answers,
  answering:
    row.answer_id && row.asked_by && row.answering_since && row.answering_until
      ? {
          id: row.answer_id,
          by: { id: row.asked_by, name: row.asker_name ?? '' },
          since: new Date(row.answering_since).toISOString(),
          until: new Date(row.answering_until).toISOString(),
        }
      : null,
  recent: row.recent.map(({ message_id, source, cited }) => ({ messageId: message_id, source, cited })),
  // A model's word on what a step may cost is not taken: the same words judge it as anybody's.
  proposals: (row.recent[0]?.proposals ?? []).map(({ text, why }) => ({ text, why, risk: riskOfText(text) })),
  version: row.version,
})
