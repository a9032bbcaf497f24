import type { FastifyInstance } from 'fastify'
import { makeChannels, makeDigestMailer, makeTicketSystems } from './channels.ts'
import { makeAuth } from './core/auth/auth.ts'
import { authRoutes } from './core/auth/routes.ts'
import { deriveKey, setupToken } from './core/auth/secret.ts'
import type { Config } from './core/config.ts'
import type { Services } from './core/context.ts'
import { makeGuardedFetch } from './core/guarded-fetch.ts'
import { describeApi, openApiRoute } from './core/http/openapi.ts'
import { operationRoutes } from './core/http/operations.ts'
import type { App } from './core/http/route.ts'
import { makeServer } from './core/http/server.ts'
import { serveWeb } from './core/http/web.ts'
import { startWorker } from './core/jobs/worker.ts'
import { makeStreamHub, type StreamHub } from './core/stream/hub.ts'
import { keepPresence } from './core/stream/presence.ts'
import { streamRoute } from './core/stream/route.ts'
import { aiRoutes, serverDefaultOf } from './features/ai/index.ts'
import { alarmRoutes } from './features/alarms/index.ts'
import { analyticsRoutes, digestJobs } from './features/analytics/index.ts'
import { copilotRoutes } from './features/copilot/index.ts'
import { deadLetterRoutes } from './features/dead-letters/index.ts'
import { deliveryJobs, deliveryRoutes } from './features/deliveries/index.ts'
import { DEMO_LOGINS, demoRoutes } from './features/demo/index.ts'
import { documentationRoutes } from './features/documentation/index.ts'
import { flowLibraryRoutes, flowRoutes, loadBuiltInFlows, makeFlowLibrary } from './features/flows/index.ts'
import { handoffJobs, handoffRoutes, handoffTimers } from './features/handoffs/index.ts'
import { integrationRoutes } from './features/integrations/index.ts'
import { memberRoutes } from './features/members/index.ts'
import { notificationRoutes } from './features/notifications/index.ts'
import { nudgeRoutes } from './features/nudge/index.ts'
import { organizationRoutes } from './features/organization/index.ts'
import { redactionRoutes } from './features/redaction/index.ts'
import { secretRoutes } from './features/secrets/index.ts'
import { sessionRoutes } from './features/sessions/index.ts'
import { ticketRoutes } from './features/tickets/index.ts'
import { copilotModel } from './integrations/llm/copilot.ts'
import { makeLlm } from './integrations/llm/llm.ts'
import { slackJobs } from './integrations/slack/claim-by-slack.ts'
import { slackInteractionRoutes } from './integrations/slack/interactions.ts'

export type BuiltApp = {
  server: FastifyInstance
  hub: StreamHub
  /** Tells every stream, answers what has begun, refuses what is new. */
  close(): Promise<void>
}

/** Builds the application over open services. Every feature is named here; nothing is found by magic. */
export async function buildApp(services: Services, config: Config, secret: string): Promise<BuiltApp> {
  const { db, log, metrics, sealer } = services
  let closing = false

  const server = await makeServer(config, log, metrics)
  const publicUrl = config.publicUrl ?? `http://${config.host}:${config.port}`
  const auth = makeAuth({ db, log, publicUrl, secret: deriveKey(secret, 'login') })
  const hub = makeStreamHub(services)
  const presence = keepPresence(services, hub)
  const app: App = { ...services, server, auth }
  const guardedFetch = makeGuardedFetch({ allow: config.allowedAddresses })
  const serverDefault = serverDefaultOf(config.ai, sealer)
  const llm = makeLlm({
    services,
    sealer,
    serverDefault,
    fetch: guardedFetch,
    concurrency: config.aiConcurrency,
  })
  const flows = makeFlowLibrary(log, await loadBuiltInFlows(log))

  await describeApi(server)
  operationRoutes(app, config, () => closing)
  authRoutes(app, config.loginLimitPerMinute)
  streamRoute(app, hub)

  memberRoutes(app, { setupToken: setupToken(secret), demoLogins: config.demo ? DEMO_LOGINS : null })
  sessionRoutes(app)
  flowRoutes(app, flows)
  flowLibraryRoutes(app, flows)
  copilotRoutes(app, { flows: tx => flows.served(tx), model: copilotModel(llm.model) })
  const refining = { model: llm.assessor, seconds: config.assessmentSeconds }
  handoffRoutes(app, refining)
  const tickets = makeTicketSystems(guardedFetch)
  const parts = { services, config, publicUrl, secret, fetch: guardedFetch, tickets }
  const channels = makeChannels(parts)
  const sending = { channels: new Map(channels.map(channel => [channel.kind, channel])), sealer, publicUrl }
  integrationRoutes(app, { kinds: sending.channels, sealer })
  deliveryRoutes(app, {
    sealer,
    unsubscribeKeys: [secret, config.previousSecretKey].flatMap(key =>
      key ? [deriveKey(key, 'unsubscribe')] : [],
    ),
  })
  slackInteractionRoutes(app)
  ticketRoutes(app, { systems: new Map(tickets.map(system => [system.kind, system])), sealer })
  const jobs = {
    ...handoffJobs(services, refining),
    ...deliveryJobs(services, sending),
    ...digestJobs(services, { send: makeDigestMailer(parts), sealer, publicUrl }),
    ...slackJobs(services, { apiUrl: config.slackApiUrl, fetch: guardedFetch, publicUrl }),
  }
  const timers = handoffTimers(services)
  deadLetterRoutes(app, { ...jobs, ...timers })
  alarmRoutes(app)
  documentationRoutes(app)
  notificationRoutes(app)
  nudgeRoutes(app)
  organizationRoutes(app)
  redactionRoutes(app)
  secretRoutes(app)
  aiRoutes(app, { model: llm.model, sealer, serverDefault })
  analyticsRoutes(app)
  if (config.demo) demoRoutes(app)

  openApiRoute(server)
  await serveWeb(server)
  await server.ready()
  // Deadlines have a worker of their own: what hangs in the other one must not hold them up.
  const workers = [startWorker(services, jobs), startWorker(services, timers)]

  return {
    server,
    hub,
    async close() {
      closing = true
      hub.close()
      await server.close()
      await presence.close()
      await Promise.all(workers.map(worker => worker.close()))
      await llm.counted()
    },
  }
}
