export {
  type ModelAccess,
  type ModelAsk,
  type ModelBench,
  ModelFailure,
  type ModelFault,
} from './port.ts'
export { aiRoutes } from './routes.ts'
export { type ModelSettings, serverDefaultOf } from './settings.ts'
export { getStanding, readStanding } from './standing.ts'
export { recordUsage, type Usage } from './usage.ts'
