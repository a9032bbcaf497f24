import type { CopilotState } from '../../../shared/contract/copilot.ts'

/** What is held of a session's copilot once `news` has arrived: the newer of the two, `held` itself when it is no news. */
export const patchCopilot = <Held extends CopilotState>(held: Held, news: CopilotState): Held =>
  news.sessionId === held.sessionId && news.version > held.version ? { ...held, ...news } : held
