export { loadBuiltInFlows } from './built-in-flows.ts'
export { flowRoutes } from './routes.ts'
