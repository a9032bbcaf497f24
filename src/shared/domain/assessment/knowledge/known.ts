import type { StepRisk } from '../../../contract/handoffs.ts'

/**
 * A picture that a helpdesk meets again and again. Every pattern is written in lower case: what is searched is
 * folded to it first. It applies when `codes` are found, or all patterns of one list in `signs`.
 */
export type Known = {
  id: string
  /** Names the picture by itself: an error code, a product's own words. */
  codes?: RegExp
  /** Words that tell it together only. */
  signs?: RegExp[][]
  causes: KnownCause[]
  steps: KnownStep[]
  contingency: { when: string; then: string }[]
  /** What is dangerous about working on it. */
  risks: string[]
}

export type KnownCause = {
  text: string
  /** Speaks for this cause among the others of its picture. */
  points?: RegExp
  /** How people name it when they write it off. */
  ruledOut?: RegExp
  /** A cure for it: tried in vain, it makes the cause less likely. */
  cure?: RegExp
  /** A cure so thorough that, tried in vain, nothing is left of the cause. */
  surely?: RegExp
}

export type KnownStep = {
  text: string
  why: string
  risk: StepRisk
  /** Finds this step in what people write about it, this text included. */
  done: RegExp
}
