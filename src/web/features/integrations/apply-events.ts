import type { Appliers } from '../../core/realtime/applier.ts'
import { announce } from '../../ui/announce.ts'
import { integrationsQuery, withIntegration } from './api.ts'

export const integrationAppliers = {
  integration_changed: ({ data: { integration } }, queries) => {
    queries.setQueryData(
      integrationsQuery.queryKey,
      held => held && { ...held, integrations: withIntegration(held.integrations, integration) },
    )
    // The bar on top of every page shows it to an admin for as long as it fails.
    if (integration.light === 'failing')
      announce(`${integration.name} keeps failing. ${integration.lastError ?? ''}`, 'assertive')
  },
  integration_removed: ({ data }, queries) =>
    void queries.setQueryData(
      integrationsQuery.queryKey,
      held =>
        held && { ...held, integrations: held.integrations.filter(({ id }) => id !== data.integrationId) },
    ),
} satisfies Partial<Appliers>
