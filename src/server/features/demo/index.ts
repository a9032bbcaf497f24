export { DEMO_LOGINS, demoWelcome } from './cast.ts'
export { demoRoutes } from './routes.ts'
export { seedDemo } from './seed-demo.ts'
