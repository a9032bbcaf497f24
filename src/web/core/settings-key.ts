/** First part of the key of every query that an organization's settings decide: such a query is read anew when one changes. */
export const SETTINGS = 'settings'
