import type { StepRisk } from '../../contract/handoffs.ts'
import { fold } from './evidence.ts'

const RISKS: readonly StepRisk[] = ['none', 'reversible', 'disruptive', 'irreversible']

// The gravest first. A word too many warns once too often, which costs less than one too few.
const WORDS: readonly [StepRisk, RegExp][] = [
  [
    'irreversible',
    /\b(delet|eras|wip|format|purg|destroy|reimag|overwrit|factory)\w*|\bdrop (the )?(table|database)|\/reset\b/,
  ],
  [
    'disruptive',
    /\b(restart|reboot|rejoin|reinstall|roll ?back|offline|shut|stop|updates? on|upgrade|failover|revok|recreat|replac)\w*|maintenance window/,
  ],
  [
    'reversible',
    /\b(set|chang|add|remov|mov|install|clear|enabl|disabl|block|reset|renam|switch|assign|rais|lower)\w*/,
  ],
]

/** What a step in somebody's own words may cost, judged by them alone. */
export function riskOfText(text: string): StepRisk {
  const folded = fold(text)
  return WORDS.find(([, words]) => words.test(folded))?.[0] ?? 'none'
}

/** The graver of two. */
export const graver = (a: StepRisk, b: StepRisk): StepRisk => (weightOf(a) > weightOf(b) ? a : b)

/** 0 for none, rising. */
export const weightOf = (risk: StepRisk): number => RISKS.indexOf(risk)
