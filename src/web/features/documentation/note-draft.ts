/** A note that is being edited, and the version that it began as; 0 when there was none. */
export type NoteDraft = { text: string; basedOn: number }
