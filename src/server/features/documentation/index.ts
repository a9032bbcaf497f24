export { documentSession } from './commands/document-session.ts'
export { countTime, draftNote } from './draft.ts'
export { getVersion } from './queries.ts'
export { documentationRoutes } from './routes.ts'
