import { asRedacted } from '../../../shared/domain/redaction/redacted.ts'
import type { ModelAsk, ModelSettings } from '../../features/ai/index.ts'
import { whole } from './call.ts'
import { toFailure } from './faults.ts'
import type { Guard } from './guard.ts'

const QUESTION: ModelAsk = {
  system: 'You check a connection. Answer with one word.',
  messages: [{ role: 'user', content: asRedacted('Are you there? Answer: yes') }],
  // Some models think before they answer, and fail when they may not.
  maxOutputTokens: 256,
}

/** One small real question, past the circuit breaker and the month's limit: somebody is mending the settings. */
export async function testConnection(
  guard: Guard,
  settings: ModelSettings,
  signal: AbortSignal,
): Promise<void> {
  const opened = guard.open(settings)
  try {
    await whole(opened, QUESTION, signal)
  } catch (error) {
    throw signal.aborted
      ? toFailure(new DOMException('No answer in time', 'TimeoutError'), opened.key)
      : toFailure(error, opened.key)
  }
}
