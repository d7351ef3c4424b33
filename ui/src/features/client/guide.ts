// The first three things with a new client, and which of them are done. Pure.
import type { ClientPage } from '../../lib/host/bindings.gen'

export interface FirstSteps {
  period: boolean
  goals: boolean
  visit: boolean
}

export function firstSteps(page: Pick<ClientPage, 'period' | 'goals' | 'timelineTotal'>): FirstSteps {
  return { period: page.period !== null, goals: page.goals.length > 0, visit: page.timelineTotal > 0 }
}

/** The guide stays until all three are done. */
export function needsGuide(steps: FirstSteps): boolean {
  return !(steps.period && steps.goals && steps.visit)
}
