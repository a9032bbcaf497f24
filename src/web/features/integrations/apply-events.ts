import type { Appliers } from '../../core/realtime/applier.ts'
import { toast } from '../../ui/toast.ts'
import { integrationsQuery, withIntegration } from './api.ts'

export const integrationAppliers = {
  integration_changed: ({ data: { integration } }, queries) => {
    queries.setQueryData(
      integrationsQuery.queryKey,
      held => held && { ...held, integrations: withIntegration(held.integrations, integration) },
    )
    if (integration.light === 'failing')
      toast({
        id: `failing ${integration.id}`,
        tone: 'danger',
        title: `${integration.name} keeps failing`,
        text: integration.lastError ?? 'Look at it in the settings.',
      })
  },
  integration_removed: ({ data }, queries) =>
    void queries.setQueryData(
      integrationsQuery.queryKey,
      held =>
        held && { ...held, integrations: held.integrations.filter(({ id }) => id !== data.integrationId) },
    ),
} satisfies Partial<Appliers>
