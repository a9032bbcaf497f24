import { z } from 'zod'
import { confidence, stepRisk } from '../../../../shared/contract/handoffs.ts'

const text = z.string()
/** Numbers of the list of evidence. */
const evidence = z.array(z.number().int())

/**
 * All that a model may say about a hand-off. How bad it is, who hears of it, who gets it: none of that is here, so
 * nothing that a model was talked into can change it. Lengths are bounded when it is read, not here: not every server knows
 * the words of JSON schema for that.
 */
export const assessmentAnswer = z.strictObject({
  causes: z.array(z.strictObject({ text, confidence, evidence })),
  ruledOut: z.array(z.strictObject({ text, evidence })),
  suggestedSteps: z.array(z.strictObject({ text, why: text, risk: stepRisk, evidence })),
  contingency: z.array(z.strictObject({ when: text, then: text, evidence })),
  risks: z.array(z.strictObject({ text, evidence })),
})
export type AssessmentAnswer = z.output<typeof assessmentAnswer>

/** The same in words, for servers that cannot be told a schema. */
export const ANSWER_IN_WORDS = `{
  "causes": [{"text": string, "confidence": "likely" | "possible" | "unlikely", "evidence": [number]}],
  "ruledOut": [{"text": string, "evidence": [number]}],
  "suggestedSteps": [{"text": string, "why": string, "risk": "none" | "reversible" | "disruptive" | "irreversible", "evidence": [number]}],
  "contingency": [{"when": string, "then": string, "evidence": [number]}],
  "risks": [{"text": string, "evidence": [number]}]
}`
