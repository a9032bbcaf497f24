export { type DigestMail, digestJobs, planDigest, type SendDigest } from './digest.ts'
export { analyticsRoutes } from './routes.ts'
