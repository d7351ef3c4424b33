// Editing a staircase: add, take away, move one step up or down. Pure; a step keeps its identity when it moves.
import type { StepForm } from '../../lib/host/bindings.gen'

/** As many steps as a person can see as one staircase; the core holds the same limit. */
export const MOST_STEPS = 12

export function withNewStep(steps: readonly StepForm[]): StepForm[] {
  return steps.length >= MOST_STEPS ? [...steps] : [...steps, { id: null, text: '' }]
}

export function withoutStep(steps: readonly StepForm[], index: number): StepForm[] {
  return steps.filter((_, at) => at !== index)
}

/** Puts a step back where it was. */
export function withStepAt(steps: readonly StepForm[], index: number, step: StepForm): StepForm[] {
  return [...steps.slice(0, index), step, ...steps.slice(index)]
}

/** `by` 1 moves the step higher on the stairs, −1 lower; at either end it stays. */
export function withStepMoved(steps: readonly StepForm[], index: number, by: 1 | -1): StepForm[] {
  const moved = steps[index]
  const other = steps[index + by]
  if (moved === undefined || other === undefined) return [...steps]
  return steps.map((step, at) => (at === index ? other : at === index + by ? moved : step))
}
