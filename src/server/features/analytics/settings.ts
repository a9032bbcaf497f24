import { analyticsSettings } from '../../../shared/contract/analytics.ts'
import { defineSetting } from '../../core/settings.ts'

/** Whether figures name engineers, and whether owners get a digest. */
export const analyticsSetting = defineSetting({
  name: 'analytics.settings',
  schema: analyticsSettings,
  default: { engineerNames: true, weeklyDigest: true },
})
