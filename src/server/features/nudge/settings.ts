import { nudgeSettings } from '../../../shared/contract/nudge.ts'
import { defineSetting } from '../../core/settings.ts'

/** When a technician is asked whether to escalate. */
export const nudge = defineSetting({
  name: 'escalation.nudge',
  schema: nudgeSettings,
  default: { afterMinutes: 30, afterFailures: 3 },
})
