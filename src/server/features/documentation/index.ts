export { documentSession } from './commands/document-session.ts'
export { countTime, draftNote } from './draft.ts'
export { documentationRoutes } from './routes.ts'
