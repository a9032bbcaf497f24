/** Asks the model; ends an assessment that takes too long. */
export const ASK = 'assess_handoff'
export const DEADLINE = 'end_assessment'
/** Whom the asking reaches: an organization asks so much at once, and one whose model hangs holds up no other. */
export const MODEL = 'model'
