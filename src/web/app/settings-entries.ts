import type { ComponentType } from 'react'
import { atLeast, type Role } from '../../shared/contract/route.ts'
import { page } from './page.ts'

export type SettingsEntry = {
  /** Below `/settings`. */
  path: string
  label: string
  /** Least role that it is for. */
  least: Role
  Page: ComponentType
  /** Pages below it, by what follows its address, such as `:id`. */
  deeper?: Record<string, ComponentType>
}

const MembersPage = page(() => import('../features/members/members-page.tsx'), 'MembersPage')
const OrganizationPage = page(
  () => import('../features/organization/organization-page.tsx'),
  'OrganizationPage',
)
const AiSettingsPage = page(() => import('../features/ai/ai-settings-page.tsx'), 'AiSettingsPage')
const EscalationSettingsPage = page(
  () => import('../features/nudge/escalation-settings-page.tsx'),
  'EscalationSettingsPage',
)
const FlowsPage = page(() => import('../features/flows/flows-page.tsx'), 'FlowsPage')
const FlowEditorPage = page(() => import('../features/flows/flow-editor-page.tsx'), 'FlowEditorPage')
const RedactionPage = page(() => import('../features/redaction/redaction-page.tsx'), 'RedactionPage')

const NotificationPreferencesPage = page(
  () => import('../features/deliveries/preferences-page.tsx'),
  'NotificationPreferencesPage',
)
const IntegrationsPage = page(() => import('./integrations-page.tsx'), 'IntegrationsPage')

const BackgroundWorkPage = page(
  () => import('../features/alarms/background-work-page.tsx'),
  'BackgroundWorkPage',
)

/** The pages of `/settings`, in the order of their navigation. */
const ENTRIES: readonly SettingsEntry[] = [
  { path: 'members', label: 'Members', least: 'admin', Page: MembersPage },
  { path: 'organization', label: 'Organization', least: 'admin', Page: OrganizationPage },
  { path: 'ai', label: 'AI', least: 'admin', Page: AiSettingsPage },
  { path: 'escalation', label: 'Escalation', least: 'admin', Page: EscalationSettingsPage },
  { path: 'flows', label: 'Flows', least: 'admin', Page: FlowsPage, deeper: { ':id': FlowEditorPage } },
  { path: 'redaction', label: 'Redaction', least: 'admin', Page: RedactionPage },
  { path: 'integrations', label: 'Integrations', least: 'admin', Page: IntegrationsPage },
  { path: 'background-work', label: 'Background work', least: 'admin', Page: BackgroundWorkPage },
  { path: 'notifications', label: 'Notifications', least: 'technician', Page: NotificationPreferencesPage },
]

/** The pages that someone of this role has. */
export const settingsFor = (role: Role) => ENTRIES.filter(({ least }) => atLeast(role, least))
