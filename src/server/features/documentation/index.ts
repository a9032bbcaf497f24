export { documentSession } from './commands/document-session.ts'
export { draftNote } from './draft.ts'
export { documentationRoutes } from './routes.ts'
