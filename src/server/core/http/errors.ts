import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isDatabaseAway } from '../db/unavailable.ts'
import { Problem, problem } from '../problem.ts'

/** Makes every error one kind of answer: `application/problem+json`, with nothing in it that is not for the caller. */
export function answerErrors(server: FastifyInstance): void {
  server.setErrorHandler((error: FastifyError, request, reply) =>
    sendProblem(asProblem(error, request), reply),
  )
  server.setNotFoundHandler((_request, reply) => sendProblem(problem('not_found'), reply))
}

/** The same for what fails before a route is found, such as an address that is no text. */
export function answerFrameworkError(error: FastifyError, request: FastifyRequest, reply: FastifyReply) {
  sendProblem(asProblem(error, request), reply)
}

function sendProblem({ document }: Problem, reply: FastifyReply) {
  if (document.code === 'rate_limited') reply.header('retry-after', document.retryAfterSeconds)
  return (
    reply
      .status(document.status)
      .header('content-type', 'application/problem+json')
      .header('cache-control', 'no-store')
      // Past the contract's serializer: this body has a shape of its own.
      .serializer((body: unknown) => JSON.stringify(body))
      .send(document)
  )
}

function asProblem(error: FastifyError, request: FastifyRequest): Problem {
  if (error instanceof Problem) return error
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return problem('body_too_large')
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return problem('unsupported_media_type')
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return problem('malformed_request')
  }
  if (isDatabaseAway(error)) {
    request.log.error({ code: error.code }, 'the database is not reachable')
    return problem('database_unavailable')
  }
  if (error.statusCode !== undefined && error.statusCode < 500) return problem('malformed_request')
  // The message of a database error may quote what a person wrote, so only its kind and place are logged.
  request.log.error(
    { code: error.code, name: error.name, stack: stackWithoutMessage(error) },
    'request failed',
  )
  return problem('internal_error')
}

const stackWithoutMessage = (error: Error) =>
  error.stack
    ?.split('\n')
    .filter(line => line.trimStart().startsWith('at '))
    .join('\n')
