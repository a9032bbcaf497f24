/**
 * What the rules alone find in labelled conversations, without a server:
 *   tsx bench/handoff-local.ts GOLD [--roles client,copilot] > predictions.jsonl
 * `--roles` names the roles of the asker and the helper; `other,other` makes the sides a matter of inference.
 */
import { readFileSync } from 'node:fs'
import { type MessageRole, messageRole } from '../src/shared/contract/sessions.ts'
import { type GoldConversation, predict } from './support/handoff-score.ts'

const args = process.argv.slice(2)
const rolesAt = args.indexOf('--roles')
const [asker = 'client', helper = 'other'] = rolesAt < 0 ? [] : (args[rolesAt + 1] ?? '').split(',')
const roles: Record<'asker' | 'helper', MessageRole> = {
  asker: messageRole.parse(asker),
  helper: messageRole.parse(helper),
}
const file = args.find((arg, index) => !arg.startsWith('--') && (rolesAt < 0 || index !== rolesAt + 1))
if (file === undefined) {
  console.error('usage: tsx bench/handoff-local.ts GOLD [--roles ASKER,HELPER]')
  process.exit(2)
}
for (const line of readFileSync(file, 'utf8').split('\n')) {
  if (line.trim()) console.log(JSON.stringify(predict(JSON.parse(line) as GoldConversation, roles)))
}
