import { useQuery } from '@tanstack/react-query'
import type { AnalyticsSettings } from '../../../../shared/contract/analytics.ts'
import { useMe } from '../../../core/me.ts'
import { SavedCheckboxField } from '../../../ui/saved-checkbox-field.tsx'
import { analyticsSettingsQuery, useChangeAnalyticsSettings } from '../api.ts'

const LABELS: Record<keyof AnalyticsSettings, { label: string; hint: string }> = {
  engineerNames: {
    label: 'Name engineers in these figures',
    hint: 'Off: engineers are numbered, here, in lists and in files.',
  },
  weeklyDigest: {
    label: 'Weekly digest to owners',
    hint: 'On Mondays at 8:00 in the bell, and by mail when mail is set up. A week without escalations sends none.',
  },
}

/** One of the owner's switches; for others there is none. */
export function SettingSwitch({ name }: { name: keyof AnalyticsSettings }) {
  const isOwner = useMe().role === 'owner'
  const { data } = useQuery({ ...analyticsSettingsQuery, enabled: isOwner })
  const change = useChangeAnalyticsSettings()
  if (!isOwner || !data) return null
  const { engineerNames, weeklyDigest } = data
  return (
    <SavedCheckboxField
      {...LABELS[name]}
      saved={data[name]}
      onSave={(checked, settle) => change.mutate({ engineerNames, weeklyDigest, [name]: checked }, settle)}
      className="print:hidden"
    />
  )
}
