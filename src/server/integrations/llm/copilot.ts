import type { ModelAccess } from '../../features/ai/index.ts'
import type { CopilotModel } from '../../features/copilot/index.ts'

/** The copilot's model over the one way to a model. */
export const copilotModel = (access: ModelAccess): CopilotModel => ({
  async standing(tx) {
    const standing = await access.standing(tx)
    return standing === 'ready' || standing === 'off' ? standing : 'unavailable'
  },
  answer: (orgId, ask, signal) => access.streamAnswer(orgId, ask, signal),
})
