export { organizationRoutes } from './routes.ts'
// Whoever counts days counts them in it.
export { timeZone } from './settings.ts'
