import { randomUUID } from 'node:crypto'
import { DEFAULT_PREFERENCES } from '../../src/shared/contract/preferences.ts'
import { flowText } from '../support/flow-text.ts'
import type { PlantedOrganization } from '../support/plant-organization.ts'

type Input = { params?: object; query?: object; body?: unknown }

/** Ids that a request can carry, of one organization or of nobody. */
export type Ids = {
  /** In each state that a session can be in. */
  sessionIds: string[]
  /** The session that the next two belong to. */
  sessionId: string
  stepId: string
  messageId: string
  /** Open and claimed. */
  handoffIds: string[]
  notificationId: string
  baselineId: string
  userId: string
  invitationId: string
  integrationId: string
  deliveryId: string
  subscriptionId: string
  jobId: number
  flowId: string
  patternId: string
  word: string
}

/** A session that the caller owns, for requests that carry a second id. */
export type Own = { sessionId: string; stepId: string }

export type Example = {
  /** A request that is valid in every part. */
  valid: (mine: Ids) => Input
  /** The same with ids that are not the caller's organization's: one, the other, both. */
  foreign?: (other: Ids, own: Own) => Input[]
  /** Answer to the foreign ones, where it is not 404: what somebody gets who names what does not exist. */
  status?: number
}

export const idsOf = (organization: PlantedOrganization): Ids => ({
  sessionIds: [organization.active, organization.waiting, organization.taken, organization.closed].map(
    ({ session }) => session.id,
  ),
  sessionId: organization.active.session.id,
  stepId: organization.active.step.id,
  messageId: organization.active.message.id,
  handoffIds: [organization.open.id, organization.claimed.id],
  notificationId: organization.notification.id,
  baselineId: organization.baseline.id,
  userId: organization.people.engineer.actor.id,
  invitationId: organization.invitation.id,
  ...organization.outside,
  flowId: organization.flow.id,
  patternId: organization.pattern.id,
  word: organization.word,
})

export const idsOfNobody = (): Ids => ({
  sessionIds: Array.from({ length: 4 }, randomUUID),
  sessionId: randomUUID(),
  stepId: randomUUID(),
  messageId: randomUUID(),
  handoffIds: Array.from({ length: 2 }, randomUUID),
  notificationId: randomUUID(),
  baselineId: randomUUID(),
  userId: randomUUID(),
  invitationId: randomUUID(),
  integrationId: randomUUID(),
  deliveryId: randomUUID(),
  subscriptionId: randomUUID(),
  jobId: Number.MAX_SAFE_INTEGER,
  flowId: 'nobodys-flow',
  patternId: randomUUID(),
  word: 'Nobodyatall',
})

const PASSWORD = 'a long enough password'
const NO_SUCH_TOKEN = 'a-token-that-opens-nothing'

const AI_OFF = {
  provider: 'off',
  baseUrl: null,
  model: null,
  jsonSchema: true,
  monthlyTokenLimit: null,
  monthlyCostLimit: null,
  inputPrice: null,
  outputPrice: null,
}

const onSession = (body?: object): Example => ({
  valid: ({ sessionId: id }) => ({ params: { id }, body }),
  foreign: ({ sessionIds }) => sessionIds.map(id => ({ params: { id }, body })),
})

const onHandoff = (body?: object): Example => ({
  valid: ({ handoffIds: [id] }) => ({ params: { id }, body }),
  foreign: ({ handoffIds }) => handoffIds.map(id => ({ params: { id }, body })),
})

const onBaseline = (body?: object): Example => ({
  valid: ({ baselineId: id }) => ({ params: { id }, body }),
  foreign: ({ baselineId: id }) => [{ params: { id }, body }],
})

const onIntegration = (body?: object): Example => ({
  valid: ({ integrationId: id }) => ({ params: { id }, body }),
  foreign: ({ integrationId: id }) => [{ params: { id }, body }],
})

const onDeadLetter = (body?: object): Example => ({
  valid: ({ jobId: id }) => ({ params: { id }, body }),
  foreign: ({ jobId: id }) => [{ params: { id }, body }],
})

const onMember = (body?: object): Example => ({
  valid: ({ userId: id }) => ({ params: { id }, body }),
  foreign: ({ userId: id }) => [{ params: { id }, body }],
})

const MASK = { field: 'message', place: 1 }
const PATTERN = { name: 'Customer number', source: 'KD-\\d{6}' }

const onPattern = (body?: object): Example => ({
  valid: ({ patternId: id }) => ({ params: { id }, body }),
  foreign: ({ patternId: id }) => [{ params: { id }, body }],
})

const onFlow = (body?: object, more: object = {}): Example => ({
  valid: ({ flowId: id }) => ({ params: { id, ...more }, body }),
  foreign: ({ flowId: id }) => [{ params: { id, ...more }, body }],
})

const escalation: Example = {
  valid: ({ sessionId: id }) => ({ params: { id }, body: { reason: 'Stuck' } }),
  foreign: ({ sessionIds, userId }) => [
    ...sessionIds.map(id => ({ params: { id }, body: { reason: 'Stuck' } })),
    ...sessionIds.map(id => ({ params: { id }, body: { reason: 'Stuck', targetUserId: userId } })),
  ],
}

/** One entry a route of the contract, by its operation name. */
export const EXAMPLES: Record<string, Example> = {
  listSessions: {
    valid: () => ({}),
    foreign: ({ word, sessionId }) => [
      { query: { q: word } },
      { query: { before: `2999-01-01T00:00:00.000Z|${sessionId}` } },
    ],
    status: 200,
  },
  createSession: { valid: () => ({ body: { title: 'Title', problem: 'Problem' } }) },
  importSession: { valid: () => ({ body: { messages: [{ author: 'Someone', text: 'Help' }] } }) },
  getSession: onSession(),
  addMessage: onSession({ text: 'Hello' }),
  addStep: {
    valid: ({ sessionId: id }) => ({ params: { id }, body: { text: 'Rebooted' } }),
    foreign: ({ sessionIds, messageId }, own) => [
      ...sessionIds.map(id => ({ params: { id }, body: { text: 'Rebooted' } })),
      ...sessionIds.map(id => ({ params: { id }, body: { text: 'Rebooted', messageId } })),
      { params: { id: own.sessionId }, body: { text: 'Rebooted', messageId } },
    ],
  },
  changeStep: {
    valid: ({ sessionId: id, stepId }) => ({ params: { id, stepId }, body: { outcome: 'worked' } }),
    foreign: ({ sessionId, stepId }, own) =>
      [
        { id: sessionId, stepId },
        { id: sessionId, stepId: own.stepId },
        { id: own.sessionId, stepId },
      ].map(params => ({ params, body: { outcome: 'worked' } })),
  },
  requestEscalation: onSession({ requesting: true }),
  getProposals: {
    valid: onSession().valid,
    foreign: ({ sessionIds, flowId }, own) => [
      ...sessionIds.map(id => ({ params: { id } })),
      { params: { id: own.sessionId }, query: { flow: flowId } },
    ],
  },
  getFlowDraft: onSession(),
  draftFlow: onSession(),
  listFlows: { valid: () => ({}), foreign: () => [{}], status: 200 },
  // What another organization calls its flows is no concern of the caller's.
  createFlow: { valid: () => ({ body: { text: flowText({ id: 'another-flow' }) } }) },
  checkFlowText: { valid: () => ({ body: { text: flowText() } }) },
  getFlow: onFlow(),
  changeFlowState: onFlow({ state: 'published', basedOn: 1 }),
  listFlowVersions: onFlow(),
  saveFlow: {
    valid: ({ flowId: id }) => ({ params: { id }, body: { text: flowText({ id }), basedOn: 1 } }),
    foreign: ({ flowId: id }) => [{ params: { id }, body: { text: flowText({ id }), basedOn: 1 } }],
  },
  getFlowVersion: onFlow(undefined, { version: 1 }),
  restoreFlow: onFlow({ version: 1, basedOn: 1 }),
  resetFlow: onFlow({ basedOn: 1 }),
  listSimilarSessions: onSession(),
  getCopilot: onSession(),
  changeCopilot: onSession({ answers: false }),
  askCopilot: onSession(),
  stopCopilot: onSession(),
  resolveSession: onSession({ resolution: 'Fixed' }),
  getGaps: onSession(),
  createHandoff: escalation,
  escalateSession: escalation,
  listSessionHandoffs: onSession(),
  listDocumentation: onSession(),
  previewDocumentation: onSession({ kind: 'manual' }),
  writeDocumentation: onSession({ text: 'A note', basedOn: 0 }),
  getSessionTicket: onSession(),
  sendTicketNote: onSession({ version: 1 }),
  exportDocumentation: {
    valid: ({ sessionIds: [, id] }) => ({ params: { id }, query: { format: 'md' } }),
    foreign: ({ sessionIds }) =>
      sessionIds.flatMap(id =>
        [{}, { format: 'md' }, { version: 1 }].map(query => ({ params: { id }, query })),
      ),
  },
  listHandoffs: {
    valid: () => ({}),
    foreign: () => [{ query: { status: 'open' } }, { query: { status: 'claimed' } }],
    status: 200,
  },
  getHandoff: onHandoff(),
  getAssessmentFault: onHandoff(),
  claimHandoff: onHandoff({}),
  releaseHandoff: onHandoff({ fence: 1 }),
  returnHandoff: onHandoff({ fence: 1, message: 'Try again' }),
  withdrawHandoff: onHandoff({}),
  seeHandoff: onHandoff({}),
  lookAtHandoff: onHandoff({ looking: true }),
  getHandoffAudience: onHandoff(),
  getDeliveryHealth: { valid: () => ({}), foreign: () => [{}], status: 200 },
  getAnalyticsSettings: { valid: () => ({}), foreign: () => [{}], status: 200 },
  changeAnalyticsSettings: {
    valid: () => ({ body: { engineerNames: false, weeklyDigest: true } }),
  },
  getEscalationFigures: { valid: () => ({}), foreign: () => [{}], status: 200 },
  listMeasuredEscalations: {
    valid: () => ({}),
    foreign: ({ userId, word, handoffIds: [id] }) =>
      [{ engineer: userId }, { client: word }, { before: `2999-01-01T00:00:00Z|${id}` }].map(query => ({
        query,
      })),
    status: 200,
  },
  getRecovered: { valid: () => ({}), foreign: () => [{}], status: 200 },
  exportAnalytics: {
    valid: () => ({ query: { table: 'trend' } }),
    foreign: ({ word }) => [
      { query: { table: 'escalations', client: word } },
      ...['trend', 'recovered', 'baselines'].map(table => ({ query: { table } })),
    ],
    status: 200,
  },
  markTestEscalation: onHandoff({ test: true }),
  listBaselines: { valid: () => ({}), foreign: () => [{}], status: 200 },
  recordBaseline: { valid: () => ({ body: { source: 'typed', seconds: 300 } }) },
  changeBaseline: onBaseline({ seconds: 240 }),
  deleteBaseline: onBaseline(),
  listNotifications: { valid: () => ({}), foreign: () => [{}], status: 200 },
  readNotifications: {
    valid: ({ notificationId }) => ({ body: { ids: [notificationId] } }),
    foreign: ({ notificationId }) => [{ body: { ids: [notificationId] } }],
    status: 200,
  },
  getNotificationPreferences: { valid: () => ({}), foreign: () => [{}], status: 200 },
  saveNotificationPreferences: { valid: () => ({ body: DEFAULT_PREFERENCES }) },
  unsubscribe: { valid: () => ({ query: { token: 'bm9ib2R5.bm9ib2R5' } }) },
  listPushSubscriptions: { valid: () => ({}), foreign: () => [{}], status: 200 },
  addPushSubscription: {
    valid: ({ word }) => ({
      body: {
        endpoint: `https://push.example.test/${word}`,
        keys: { p256dh: 'B'.repeat(87), auth: 'A'.repeat(22) },
        browser: 'A browser',
      },
    }),
  },
  removePushSubscription: {
    valid: ({ subscriptionId: id }) => ({ params: { id } }),
    foreign: ({ subscriptionId: id }) => [{ params: { id } }],
  },
  getReachability: {
    valid: () => ({}),
    foreign: ({ userId }) => [{}, { query: { targetUserId: userId } }],
    status: 200,
  },
  listDeliveries: onHandoff(),
  listSessionDeliveries: onSession(),
  listDeadDeliveries: { valid: () => ({}), foreign: () => [{}], status: 200 },
  replayDelivery: {
    valid: ({ deliveryId: id }) => ({ params: { id }, body: {} }),
    foreign: ({ deliveryId: id }) => [{ params: { id }, body: {} }],
  },
  listAlarms: { valid: () => ({}), foreign: () => [{}], status: 200 },
  listDeadLetters: { valid: () => ({}), foreign: () => [{}], status: 200 },
  replayDeadLetter: onDeadLetter({}),
  replayDeadLetters: { valid: () => ({ body: {} }) },
  dropDeadLetter: onDeadLetter(),
  listIntegrations: { valid: () => ({}), foreign: () => [{}], status: 200 },
  addIntegration: {
    valid: () => ({
      body: {
        kind: 'webhook',
        name: 'Mine',
        settings: { url: 'https://hooks.example.test/', secret: `whsec_${'A'.repeat(32)}` },
      },
    }),
  },
  changeIntegration: onIntegration({ paused: true }),
  removeIntegration: onIntegration(),
  testIntegration: onIntegration({}),
  rotateIntegrationSecret: onIntegration({}),
  listIntegrationDeliveries: onIntegration(),
  receiveSlackInteraction: {
    valid: ({ integrationId: id }) => ({ params: { orgId: 'nobody', id }, body: {} }),
  },
  getTicketOptions: onIntegration(),
  lookUpTicket: {
    valid: () => ({ query: { ref: '4711' } }),
    foreign: () => [{ query: { ref: '4711' } }],
    status: 409,
  },
  getMe: { valid: () => ({}), foreign: () => [{}], status: 200 },
  listMembers: { valid: () => ({}), foreign: () => [{}], status: 200 },
  changeMemberRole: onMember({ role: 'technician' }),
  removeMember: onMember(),
  listInvitations: { valid: () => ({}), foreign: () => [{}], status: 200 },
  createInvitation: { valid: () => ({ body: { email: 'new@example.test', role: 'technician' } }) },
  revokeInvitation: {
    valid: ({ invitationId: id }) => ({ params: { id } }),
    foreign: ({ invitationId: id }) => [{ params: { id } }],
  },
  readInvitation: { valid: () => ({ body: { token: NO_SUCH_TOKEN } }) },
  acceptInvitation: { valid: () => ({ body: { token: NO_SUCH_TOKEN, name: 'N', password: PASSWORD } }) },
  getSetup: { valid: () => ({}) },
  completeSetup: {
    valid: () => ({
      body: {
        token: NO_SUCH_TOKEN,
        organization: 'O',
        name: 'N',
        email: 'o@example.test',
        password: PASSWORD,
      },
    }),
  },
  getNudge: onSession(),
  answerNudge: onSession({}),
  getEscalationSettings: { valid: () => ({}), foreign: () => [{}], status: 200 },
  changeEscalationSettings: {
    valid: () => ({ body: { nudge: { afterMinutes: null, afterFailures: 3 } } }),
  },
  getOrganization: { valid: () => ({}), foreign: () => [{}], status: 200 },
  changeOrganization: { valid: () => ({ body: { timeZone: 'Europe/Berlin' } }) },
  getAiSettings: { valid: () => ({}), foreign: () => [{}], status: 200 },
  changeAiSettings: { valid: () => ({ body: AI_OFF }) },
  testAiSettings: { valid: () => ({ body: AI_OFF }), foreign: () => [{ body: AI_OFF }], status: 200 },
  getAiUsage: { valid: () => ({}), foreign: () => [{}], status: 200 },
  previewAi: {
    valid: ({ sessionId }) => ({ body: { sessionId } }),
    foreign: ({ sessionIds }) => sessionIds.map(sessionId => ({ body: { sessionId } })),
  },
  revealSecret: {
    valid: ({ sessionId: id, messageId: entryId }) => ({ params: { id }, body: { ...MASK, entryId } }),
    // One session will do: more calls than a person may make in a minute are refused before they are looked at.
    foreign: ({ sessionIds: [id = ''], messageId: entryId }, own) => [
      { params: { id }, body: { ...MASK, entryId } },
      { params: { id: own.sessionId }, body: { ...MASK, entryId } },
    ],
  },
  listSessionReveals: onSession(),
  listReveals: {
    valid: () => ({}),
    foreign: ({ sessionId }) => [{}, { query: { before: `2999-01-01T00:00:00.000Z|${sessionId}` } }],
    status: 200,
  },
  listRedactionPatterns: { valid: () => ({}), foreign: () => [{}], status: 200 },
  createRedactionPattern: { valid: () => ({ body: PATTERN }) },
  changeRedactionPattern: onPattern(PATTERN),
  deleteRedactionPattern: onPattern(),
  playEscalation: { valid: () => ({ body: {} }) },
}

/** A named target of another organization, in a session of the caller's own: refused like nobody at all. */
export const FOREIGN_TARGET: Example = {
  valid: escalation.valid,
  foreign: ({ userId }, own) => [
    { params: { id: own.sessionId }, body: { reason: 'Stuck', targetUserId: userId } },
  ],
  status: 409,
}
