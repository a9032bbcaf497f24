export { clearCalls, listClaimers, notify, notifyOfWeek } from './notify.ts'
export { notificationRoutes } from './routes.ts'
