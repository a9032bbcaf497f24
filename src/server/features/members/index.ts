export { setupNeeded } from './commands/complete-setup.ts'
export { type MemberOptions, memberRoutes } from './routes.ts'
