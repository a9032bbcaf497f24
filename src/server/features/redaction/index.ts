export { keepSecrets, replaceSecrets } from './keep-secrets.ts'
export { getMasker, getPatterns, type Masked, makeMasker } from './masker.ts'
export { redactionRoutes } from './routes.ts'
