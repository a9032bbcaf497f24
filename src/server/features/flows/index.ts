export { loadBuiltInFlows } from './built-in-flows.ts'
export { makeFlowLibrary } from './library.ts'
export { flowLibraryRoutes } from './library-routes.ts'
export { flowRoutes } from './routes.ts'
