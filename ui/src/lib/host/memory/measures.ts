// The memory twin of measures: a short wheel of our own words, its answers, and scored goals. Computes no total: the wheel has none.
import type { FillingPage, GasCourse, GasPage, MeasureCard, MeasureGiven, MeasureOccasion, MeasureQuestion, MeasureResult, ResultCell } from '../bindings.gen'
import type { Answer, Args, Command, Ok } from '../host'
import { nameOf, type Bag } from './bag'
import { TODAY } from './people'

type Wishes = { [C in Command]?: (args: Args<C>) => Answer<Ok<C>> }

export interface Filling {
  id: string
  clientId: string
  occasion: MeasureOccasion
  on: string
  finished: boolean
  answers: Record<string, MeasureGiven>
}

export interface Score {
  clientId: string
  occasion: MeasureOccasion
  on: string
  t: number | null
  lines: { goalId: string; weight: number; level: number | null }[]
}

export const CARD: MeasureCard = {
  id: 'askel-life-areas', version: '1.0.0', title: 'Elämän osa-alueet', language: 'fi', languages: ['fi', 'sv', 'en'], licence: 'EUPL-1.2 OR CC0-1.0', holder: 'Askel',
  source: 'Askel, askel-life-areas.json', mode: 'either', direction: 'higher_is_better', questions: 4, hasTotal: false,
}

const QUESTIONS = [
  { linkId: 'home', short: 'Koti ja asuminen', text: 'Millaista on asua siellä, missä nyt asut?' },
  { linkId: 'everyday', short: 'Arki', text: 'Miten arki sujuu: ruoka, uni, siivous ja asiat, jotka pitää hoitaa?' },
  { linkId: 'money', short: 'Raha-asiat', text: 'Miten raha riittää, ja miten laskut hoituvat?' },
  { linkId: 'close', short: 'Läheiset', text: 'Onko sinulla ihmisiä, joiden kanssa on hyvä olla?' },
]

const number = (value: number): MeasureGiven => ({ given: 'answered', value: { kind: 'number', number: value } })

export function fillings(): Filling[] {
  return [
    { id: 'm1', clientId: 'reijo', occasion: 'start', on: '2026-01-08', finished: true, answers: { home: number(3), everyday: number(2), money: { given: 'skipped' }, close: { given: 'declined' } } },
    { id: 'm2', clientId: 'liisa', occasion: 'start', on: TODAY, finished: false, answers: { home: number(5) } },
  ]
}

/** T of weights 3 and 2 at −2 and −2: −100 / √16.6 = −24.54. */
export function scores(): Score[] {
  return [{ clientId: 'reijo', occasion: 'start', on: '2026-01-08', t: 25.456, lines: [{ goalId: 'g1', weight: 3, level: -2 }, { goalId: 'g2', weight: 2, level: -2 }] }]
}

const read = <T>(value: T): Answer<T> => ({ value, changed: [] })

function questionsOf(filling: Filling): MeasureQuestion[] {
  return QUESTIONS.map((question, index) => ({
    ...question, number: index + 1, of: QUESTIONS.length, lead: index === 0 ? ['Ajattele, miltä sinusta tuntuu juuri nyt. Oikeita ja vääriä vastauksia ei ole.'] : [], language: 'fi',
    kind: { type: 'integer', low: 0, high: 10, lowLabel: 'Nyt on hyvin vaikeaa', highLabel: 'Nyt on niin kuin haluan' }, given: filling.answers[question.linkId] ?? null,
  }))
}

function countsOf({ answers }: Filling) {
  const count = (given: MeasureGiven['given']) => QUESTIONS.filter(({ linkId }) => answers[linkId]?.given === given).length
  const [answered, skipped, declined] = [count('answered'), count('skipped'), count('declined')]
  return { asked: QUESTIONS.length, answered, skipped, declined, open: QUESTIONS.length - answered - skipped - declined }
}

function cellOf(given: MeasureGiven | undefined): ResultCell {
  if (given?.given === 'answered' && given.value.kind === 'number') return { is: 'value', value: given.value.number, words: null }
  return { is: given?.given === 'declined' ? 'declined' : 'skipped' }
}

function resultOf(finished: Filling[]): MeasureResult {
  return {
    ...CARD, totalRange: null, totalChange: null, safety: [], ofOtherVersions: 0,
    occasions: finished.map((filling) => ({ occasion: filling.occasion, on: filling.on, total: null, noTotal: 'no_total', filled: 0, band: null, completeness: countsOf(filling) })),
    rows: QUESTIONS.map(({ linkId, short }) => ({ linkId, text: short, range: [0, 10], cells: finished.map((filling) => cellOf(filling.answers[linkId])), band: null, verdict: null })),
  }
}

function courseOf(bag: Bag, clientId: string): GasCourse {
  const scores = bag.scores.filter((score) => score.clientId === clientId)
  const lineOf = (score: Score, id: string) => score.lines.find((line) => line.goalId === id)
  return {
    occasions: scores.map(({ occasion, on, t, lines }) => ({ occasion, on, t, assessed: lines.filter((line) => line.level !== null).length, notAssessed: lines.filter((line) => line.level === null).length })),
    goals: (bag.goals[clientId] ?? [])
      .filter((goal) => scores.some((score) => lineOf(score, goal.id)))
      .map((goal) => ({ id: goal.id, clientWords: goal.clientWords, levels: scores.map((score) => lineOf(score, goal.id)?.level ?? null), weights: scores.map((score) => lineOf(score, goal.id)?.weight ?? null) })),
  }
}

function tOf(lines: Score['lines']): number | null {
  const assessed = lines.filter((line) => line.level !== null)
  const sum = (of: (line: Score['lines'][number]) => number) => assessed.reduce((total, line) => total + of(line), 0)
  const spread = Math.sqrt(0.7 * sum((line) => line.weight ** 2) + 0.3 * sum((line) => line.weight) ** 2)
  return spread > 0 ? 50 + (10 * sum((line) => line.weight * (line.level ?? 0))) / spread : null
}

export function measureWishes(bag: Bag): Wishes {
  const found = (id: string): Filling => {
    const filling = bag.fillings.find((one) => one.id === id)
    if (filling === undefined) throw { code: 'not_found' }
    return filling
  }
  const pageOf = (filling: Filling): FillingPage => {
    const questions = questionsOf(filling)
    const open = questions.findIndex((question) => question.given === null)
    return { id: filling.id, clientId: filling.clientId, clientName: nameOf(bag.clients, filling.clientId), card: CARD, occasion: filling.occasion, questions, firstOpen: open < 0 ? null : open, finished: filling.finished }
  }
  const gasPage = (clientId: string): GasPage => ({ clientName: nameOf(bag.clients, clientId), goals: structuredClone(bag.goals[clientId] ?? []), course: courseOf(bag, clientId) })
  const of = (clientId: string) => bag.fillings.filter((filling) => filling.clientId === clientId)

  return {
    measure_list: () => read([{ card: CARD, imported: false }]),
    measure_import: () => read({ card: null, refusals: [{ at: 'licence', code: 'licence_missing' }, { at: 'items.bench', code: 'text_missing' }], ignored: [] }),
    measure_open: ({ id }) => read({ clientName: nameOf(bag.clients, id), measures: [{ card: CARD, fillings: of(id).map((filling) => ({ ...filling, version: CARD.version, completeness: countsOf(filling) })) }] }),
    measure_begin: ({ clientId, occasion }) => {
      const filling: Filling = { id: `m${100 + bag.next++}`, clientId, occasion, on: TODAY, finished: false, answers: {} }
      bag.fillings.push(filling)
      return { value: pageOf(filling), changed: ['measure'] }
    },
    measure_resume: ({ id }) => read(pageOf(found(id))),
    measure_give: ({ id, linkId, given }) => {
      const filling = found(id)
      if (filling.finished) throw { code: 'already_final' }
      filling.answers[linkId] = structuredClone(given)
      return { value: pageOf(filling), changed: ['measure'] }
    },
    measure_finish: ({ id }) => {
      const filling = found(id)
      for (const { linkId } of QUESTIONS) filling.answers[linkId] ??= { given: 'skipped' }
      Object.assign(filling, { finished: true, on: TODAY })
      return { value: pageOf(filling), changed: ['measure'] }
    },
    measure_compare: ({ clientId }) => read(resultOf(of(clientId).filter((filling) => filling.finished))),
    gas_open: ({ id }) => read(gasPage(id)),
    gas_score: ({ clientId, occasion, lines }) => {
      const goals = bag.goals[clientId] ?? []
      const fields = lines.flatMap(({ goalId, level }, index) => {
        const without = goals.find((goal) => goal.id === goalId)?.levels.every((words) => words === '') ?? true
        return without && level !== null ? [{ path: `lines.${index}.level`, code: 'levels_missing' as const }] : []
      })
      if (fields.length > 0) throw { code: 'fields', fields }
      const scored = lines.map(({ goalId, level }) => ({ goalId, level, weight: goals.find((goal) => goal.id === goalId)?.weight ?? 1 }))
      for (const goal of goals) goal.level = scored.find((line) => line.goalId === goal.id)?.level ?? goal.level
      bag.scores.push({ clientId, occasion, on: TODAY, t: tOf(scored), lines: scored })
      return { value: gasPage(clientId), changed: ['measure', 'goal', 'client'] }
    },
  }
}
