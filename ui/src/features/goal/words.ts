// How a goal is told in a line: quoted words, where on the stairs, names of its levels. Pure but for the language.
import type { GoalView } from '../../lib/host/bindings.gen'
import { t } from '../../lib/text/text'

export const LEVELS = [-2, -1, 0, 1, 2] as const

const LEVEL_KEYS = ['m2', 'm1', 'z0', 'p1', 'p2'] as const

/** In the reader's quotation marks, without doubling the client's own. */
export function quoted(words: string): string {
  return t('goal.quoted', { words: words.trim().replace(/^[”“"']+|[”“"']+$/gu, '') })
}

/** `askel 4/6: bussipysäkille yhdessä`. */
export function stepWords(goal: Pick<GoalView, 'steps'>): string {
  const at = goal.steps.findIndex((step) => step.state === 'now')
  const now = goal.steps[at]
  if (goal.steps.length === 0) return t('goal.step.none')
  if (now === undefined) return t('goal.step.all_done', { of: goal.steps.length })
  return t('goal.step.now_of', { number: at + 1, of: goal.steps.length, text: now.text })
}

/** `index` 0 is −2. */
export function levelName(index: number): string {
  return t(`goal.level.${LEVEL_KEYS[index] ?? 'z0'}`)
}

export function levelPrompt(index: number): string {
  return t(`goal.level.prompt_${LEVEL_KEYS[index] ?? 'z0'}`)
}

export function levelOptions(): { value: string; label: string }[] {
  return LEVELS.map((level, index) => ({ value: String(level), label: levelName(index) }))
}

export function weightOptions(): { value: string; label: string }[] {
  return ([1, 2, 3, 4] as const).map((weight) => ({ value: String(weight), label: t(`goal.weight.w${weight}`) }))
}
