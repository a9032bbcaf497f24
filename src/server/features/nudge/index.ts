export { nudgeRoutes } from './routes.ts'
