import { setImmediate } from 'node:timers/promises'
import type { z } from 'zod'
import type { newTranscript } from '../../../shared/contract/sessions.ts'
import type { CompiledPattern } from '../../../shared/domain/redaction/custom-patterns.ts'
import { type Masked, makeMasker } from '../redaction/index.ts'

type NewTranscript = z.output<typeof newTranscript>

/** A transcript whose texts and names are masked; title and problem only where they were given. */
export type MaskedTranscript = {
  title: Masked | undefined
  problem: Masked | undefined
  messages: (Omit<NewTranscript['messages'][number], 'author' | 'text'> & { author: Masked; text: Masked })[]
}

/** About 5 ms of looking, after which other requests get their turn. */
const CHUNK = 40

/** Masks a transcript, each message as what follows the ones before it. */
export async function maskTranscript(
  { title, problem, messages }: NewTranscript,
  patterns: CompiledPattern[],
): Promise<MaskedTranscript> {
  const alone = makeMasker(patterns)
  const names = new Map<string, Masked>()
  const masker = makeMasker(patterns)
  const masked: MaskedTranscript['messages'] = []
  for (const [n, { author, text, ...rest }] of messages.entries()) {
    if (n % CHUNK === CHUNK - 1) await setImmediate()
    const name = names.get(author) ?? alone.mask('author', author)
    names.set(author, name)
    const words = masker.mask('message', text)
    masker.heard(words.text)
    masked.push({ ...rest, author: name, text: words })
  }
  return {
    title: title ? alone.mask('title', title) : undefined,
    problem: problem ? alone.mask('problem', problem) : undefined,
    messages: masked,
  }
}
