import type { Actor } from '../../core/context.ts'

/** In whose name the server itself reads settings and counts usage: nobody's, of one organization. */
export const aiActor = (orgId: string): Actor => ({
  id: 'resolutionflow',
  name: 'ResolutionFlow',
  orgId,
  role: 'owner',
})
