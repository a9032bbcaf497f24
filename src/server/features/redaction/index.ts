export { type Kept, keepSecrets, replaceSecrets } from './keep-secrets.ts'
export { getMasker, getPatterns, type Masked, type Masker, makeMasker } from './masker.ts'
export { redactionRoutes } from './routes.ts'
