import type { App } from '../../core/http/route.ts'
export function demoRoutes(_app: App): void {}
