export { setupNeeded } from './commands/complete-setup.ts'
export { memberRoutes } from './routes.ts'
