import type { FastifyReply } from 'fastify'
import type { FileAnswer } from '../../../shared/contract/fields.ts'

/** Sends text as a file to be saved, never shown in the app's own place. */
export function sendFile(reply: FastifyReply, { name, contentType, text }: FileAnswer) {
  return reply
    .header('content-type', `${contentType}; charset=utf-8`)
    .header('content-disposition', contentDisposition(name))
    .send(text)
}

/** RFC 6266: a name in ASCII for whoever knows no better, and the whole one. */
function contentDisposition(name: string): string {
  const ascii = name.replace(/[^\w.-]/g, '_')
  const encoded = encodeURIComponent(name).replace(/['()*]/g, char => `%${char.charCodeAt(0).toString(16)}`)
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
