export type { CopilotModel } from './port.ts'
export { copilotRoutes } from './routes.ts'
