import { getAiSettings } from '../../src/shared/contract/ai.ts'
import type { HandoffDetail } from '../../src/shared/contract/handoffs.ts'
import { escalateSession, getHandoff } from '../../src/shared/contract/handoffs.ts'
import { getSession, importSession, type Message } from '../../src/shared/contract/sessions.ts'
import type { TranscriptMessage } from '../../src/shared/domain/transcript/types.ts'
import { startApp } from '../../test/support/app.ts'
import { openFolder } from './databases.ts'

const POLL_MS = 50
const POLL_MAX_MS = 15_000

export type Helpdesk = {
  /** Imports a conversation, escalates it, and answers the hand-off once its assessment has ended. */
  handOff(
    transcript: TranscriptMessage[],
  ): Promise<{ messages: Message[]; detail: HandoffDetail; assessedMs: number }>
  close(): Promise<void>
}

/**
 * A server over an embedded database in a folder, with a technician and an engineer who use nothing but its API.
 * `llm` takes the model that the environment sets (`RF_AI_…`, and `RF_ALLOW_PRIVATE_ADDRESSES` for one of one's own), as
 * a server of an operator would.
 */
export async function openHelpdesk(assessor: 'rules' | 'llm'): Promise<Helpdesk> {
  const open = await openFolder()
  const app = await startApp({ db: open.services.db, config: assessor === 'llm' ? aiConfig() : {} })
  const close = async () => {
    await app.close()
    await open.close()
  }
  try {
    const organization = await app.addOrganization('Bench')
    const technician = await organization.hire('technician')
    const engineer = await organization.hire('engineer')
    const admin = await organization.hire('admin')
    const { standing } = await admin.call(getAiSettings, {})
    if ((standing === 'ready') !== (assessor === 'llm')) throw new Error(`The model is ${standing}`)
    return {
      close,
      async handOff(transcript) {
        const session = await technician.call(importSession, { body: { messages: transcript } })
        const params = { id: session.id }
        const { messages } = await technician.call(getSession, { params })
        const from = performance.now()
        const made = await technician.call(escalateSession, {
          params,
          body: { reason: 'Beyond what I may do', watchLevel: 'watch' },
        })
        for (;;) {
          const detail = await engineer.call(getHandoff, { params: { id: made.id } })
          const assessedMs = performance.now() - from
          if (detail.handoff.assessmentStatus !== 'pending' || assessedMs > POLL_MAX_MS)
            return { messages, detail, assessedMs }
          await new Promise(resolve => setTimeout(resolve, POLL_MS))
        }
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}

const aiConfig = () =>
  Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] =>
        /^(?:RF_AI_|ESCALATION_AI_|RF_ALLOW_PRIVATE_ADDRESSES$)/.test(entry[0]) && entry[1] !== undefined,
    ),
  )
