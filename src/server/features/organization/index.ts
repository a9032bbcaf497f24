export { organizationRoutes } from './routes.ts'
export { timeZone } from './settings.ts'
