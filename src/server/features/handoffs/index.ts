export { claimHandoff } from './commands/claim-handoff.ts'
export { createHandoff } from './commands/create-handoff.ts'
export { resolveSession } from './commands/resolve-session.ts'
export { handoffRoutes } from './routes.ts'
