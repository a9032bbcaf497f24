/** An assessment as a model of good will writes it: evidence is cited by its number. */
export const GOOD_ASSESSMENT = JSON.stringify({
  causes: [
    { text: 'The stored credentials are old', confidence: 'likely', evidence: [1] },
    { text: 'The service is down for everybody', confidence: 'unlikely', evidence: [] },
  ],
  ruledOut: [],
  suggestedSteps: [
    {
      text: 'Remove the stored credentials and log in again',
      why: 'It takes a minute and shows at once whether they are the cause',
      risk: 'reversible',
      evidence: [1],
    },
  ],
  contingency: [
    { when: 'It goes on after that', then: 'Try the same account on another device', evidence: [] },
  ],
  risks: [{ text: 'Saved passwords of other applications may go with it', evidence: [] }],
})

export const GOOD_TEXT = 'Clear the stored credentials first, then log in again and tell me what you see.'

/** An assessment with one text in every place that a model can fill. */
export const everywhere = (text: string): string =>
  JSON.stringify({
    causes: [{ text, confidence: 'likely', evidence: [1] }],
    ruledOut: [{ text, evidence: [1] }],
    suggestedSteps: [{ text, why: text, risk: 'none', evidence: [1] }],
    contingency: [{ when: text, then: text, evidence: [1] }],
    risks: [{ text, evidence: [1] }],
  })

/** What a model answers that does everything it reads: the end of the prompt in every field. */
export const echoed = (prompt: string): string => everywhere(prompt.slice(-6_000))

/** An assessment with each of these texts in every list, behind the word for the list. */
export const eachEverywhere = (texts: readonly string[]): string =>
  JSON.stringify({
    causes: texts.map(text => ({ text: `Cause: ${text}`, confidence: 'likely', evidence: [1] })),
    ruledOut: texts.map(text => ({ text: `Ruled out: ${text}`, evidence: [1] })),
    suggestedSteps: texts.map(text => ({ text: `Step: ${text}`, why: text, risk: 'none', evidence: [1] })),
    contingency: texts.map(text => ({ when: `When: ${text}`, then: text, evidence: [1] })),
    risks: texts.map(text => ({ text: `Risk: ${text}`, evidence: [1] })),
  })
