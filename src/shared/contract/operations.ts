/**
 * Every operation of `/api/v1`: its method and its path, written `/things/:id`. Apart from the schemas, so
 * that a browser can call by name without loading what validates the answer on the server.
 */
export const OPERATIONS = {
  listSessions: 'GET /ai-sessions',
  createSession: 'POST /ai-sessions',
  importSession: 'POST /ai-sessions/import',
  getSession: 'GET /ai-sessions/:id',
  addMessage: 'POST /ai-sessions/:id/messages',
  addStep: 'POST /ai-sessions/:id/steps',
  changeStep: 'PATCH /ai-sessions/:id/steps/:stepId',
  requestEscalation: 'POST /ai-sessions/:id/escalation-request',
  resolveSession: 'POST /ai-sessions/:id/resolve',
  getProposals: 'GET /ai-sessions/:id/proposals',
  getFlowDraft: 'GET /ai-sessions/:id/flow-draft',
  draftFlow: 'POST /ai-sessions/:id/flow-draft',
  listFlows: 'GET /flows',
  createFlow: 'POST /flows',
  checkFlowText: 'POST /flows/check',
  getFlow: 'GET /flows/:id',
  changeFlowState: 'PATCH /flows/:id',
  listFlowVersions: 'GET /flows/:id/versions',
  saveFlow: 'POST /flows/:id/versions',
  getFlowVersion: 'GET /flows/:id/versions/:version',
  restoreFlow: 'POST /flows/:id/restore',
  resetFlow: 'POST /flows/:id/reset',
  createHandoff: 'POST /ai-sessions/:id/handoff',
  escalateSession: 'POST /ai-sessions/:id/escalate',
  listSessionHandoffs: 'GET /ai-sessions/:id/handoffs',
  listDocumentation: 'GET /ai-sessions/:id/documentation',
  previewDocumentation: 'POST /ai-sessions/:id/documentation/preview',
  writeDocumentation: 'POST /ai-sessions/:id/documentation',
  exportDocumentation: 'GET /ai-sessions/:id/documentation/export',
  listHandoffs: 'GET /handoffs',
  getHandoff: 'GET /handoffs/:id',
  claimHandoff: 'POST /handoffs/:id/claim',
  releaseHandoff: 'POST /handoffs/:id/release',
  returnHandoff: 'POST /handoffs/:id/return',
  withdrawHandoff: 'POST /handoffs/:id/withdraw',
  seeHandoff: 'POST /handoffs/:id/seen',
  getEscalationFigures: 'GET /analytics/flowpilot/escalations',
  listMeasuredEscalations: 'GET /analytics/flowpilot/escalations/measured',
  getRecovered: 'GET /analytics/flowpilot/recovered',
  exportAnalytics: 'GET /analytics/flowpilot/export',
  markTestEscalation: 'POST /analytics/flowpilot/escalations/:id/test',
  listBaselines: 'GET /analytics/baselines',
  recordBaseline: 'POST /analytics/baselines',
  changeBaseline: 'PATCH /analytics/baselines/:id',
  deleteBaseline: 'DELETE /analytics/baselines/:id',
  listNotifications: 'GET /notifications',
  readNotifications: 'POST /notifications/read',
  getMe: 'GET /me',
  listMembers: 'GET /members',
  changeMemberRole: 'PATCH /members/:id',
  removeMember: 'DELETE /members/:id',
  listInvitations: 'GET /invitations',
  createInvitation: 'POST /invitations',
  revokeInvitation: 'DELETE /invitations/:id',
  readInvitation: 'POST /invitations/lookup',
  acceptInvitation: 'POST /invitations/accept',
  getSetup: 'GET /setup',
  completeSetup: 'POST /setup',
  getOrganization: 'GET /organization',
  changeOrganization: 'PATCH /organization',
  getAiSettings: 'GET /ai/settings',
  changeAiSettings: 'PATCH /ai/settings',
  testAiSettings: 'POST /ai/test',
  getAiUsage: 'GET /ai/usage',
  previewAi: 'POST /ai/preview',
  playEscalation: 'POST /demo/play-escalation',
  stream: 'GET /stream',
} as const

export type OperationName = keyof typeof OPERATIONS

/** Method and path of an operation. */
export function endpointOf(operation: OperationName): { method: Method; path: string } {
  const [method, path] = OPERATIONS[operation].split(' ') as [Method, string]
  return { method, path }
}

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'
