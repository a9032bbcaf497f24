const words = (list: string) => new Set(list.trim().split(/\s+/))

// Words in front of a colon that speak for pasted output, mail headers or a heading, never for a person.
const LABELS = words(`
  error errors err warning warn info debug fatal failure exception caused trace hint tip note notes nb ps fyi
  edit update todo important attention question answer summary status state result results output input
  expected actual cause reason resolution solution workaround fix impact outcome conclusion next step steps
  example e.g i.e re fw fwd subject cc bcc date sent received reply-to message-id http https ftp ssh url uri
  link path file folder drive version build os ip ipv4 ipv6 dns dhcp mac subnet gateway mask address addresses
  adapter port host hostname server servers domain event code id uuid guid number name username password
  ticket priority severity category time timeout duration start started stop stopped end ended total count
  line type value key default description details detail source target model serial firmware driver hi hello
  hey dear thanks regards yes no ok okay
`)
const PARTICLES = words('van von der den de da di do dos del della la le el al bin ibn of the and y e und')

const split = (name: string) =>
  name
    .toLowerCase()
    .split(/[\s,()/]+/)
    .filter(Boolean)

/** True for what stands before a colon without naming a person: `Error`, `Event ID`, `Reply from 192.0.2.1`. */
export const isLabel = (name: string): boolean =>
  split(name).some(word => LABELS.has(word)) || /\d+\.\d+\.\d+|(?:\.\s*){3}/.test(name)

/** True when it reads as a name: one word, or words that begin as names do in their script. */
export function looksLikeName(name: string): boolean {
  const parts = name.split(/[\s,()/]+/).filter(Boolean)
  if (parts.length > 6) return false
  return parts.length === 1 || parts.every(part => PARTICLES.has(part) || !/^\p{Ll}/u.test(part))
}
