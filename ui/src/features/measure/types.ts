// What crosses the door about measures, as Rust's `domain::measure` and `questionnaire` spell it. Mirrored by hand until the first command
// uses these types: then they stand in bindings.gen.ts and this file goes.
import type { Language } from '../../lib/host/bindings.gen'

export type MeasureAnswer = { kind: 'option'; code: string } | { kind: 'number'; number: number } | { kind: 'yes_no'; yes: boolean } | { kind: 'text'; text: string }

/** Skipped is passed over for now; declined is the client's choice not to answer. Never the same thing. */
export type MeasureGiven = { given: 'answered'; value: MeasureAnswer } | { given: 'skipped' } | { given: 'declined' }

export type QuestionOption = { code: string; text: string }

export type QuestionKind =
  | { type: 'choice'; options: QuestionOption[] }
  | { type: 'integer'; low: number; high: number; lowLabel: string; highLabel: string }
  | { type: 'yes_no' }
  | { type: 'text' }

export type MeasureQuestion = {
  linkId: string
  number: number
  of: number
  lead: string[]
  text: string
  short: string
  language: Language
  kind: QuestionKind
  given: MeasureGiven | null
}

export type MeasureOccasion = 'start' | 'mid' | 'end' | 'other'
export type NoScore = 'no_total' | 'nothing_answered' | 'too_many_missing' | 'not_in_table'
export type ChangeVerdict = 'better' | 'same' | 'worse' | 'not_said'
export type MeasureDirection = 'higher_is_better' | 'lower_is_better' | 'not_said'
export type MeasureCompleteness = { asked: number; answered: number; skipped: number; declined: number; open: number }
export type BandShown = { text: string; source: string }

export type ResultOccasion = {
  occasion: MeasureOccasion
  on: string
  total: number | null
  noTotal: NoScore | null
  filled: number
  band: BandShown | null
  completeness: MeasureCompleteness
}

export type ResultCell =
  | { is: 'value'; value: number; words: string | null }
  | { is: 'words'; words: string }
  | { is: 'yes_no'; yes: boolean }
  | { is: 'skipped' }
  | { is: 'declined' }
  | { is: 'not_asked' }

export type ResultRow = { linkId: string; text: string; range: [number, number] | null; cells: ResultCell[]; band: BandShown | null; verdict: ChangeVerdict | null }

export type TotalChange = { from: number; to: number; verdict: ChangeVerdict; least: number | null }

export type MeasureResult = {
  title: string
  language: Language
  licence: string
  holder: string
  source: string
  direction: MeasureDirection
  hasTotal: boolean
  totalRange: [number, number] | null
  occasions: ResultOccasion[]
  rows: ResultRow[]
  totalChange: TotalChange | null
  safety: string[]
  ofOtherVersions: number
}

/** A measure in a list to choose from. */
export type MeasureCard = {
  id: string
  version: string
  title: string
  language: Language
  languages: Language[]
  licence: string
  holder: string
  source: string
  mode: 'self_report' | 'interview' | 'either'
  direction: MeasureDirection
  questions: number
  hasTotal: boolean
}

export type GasOccasion = { occasion: MeasureOccasion; on: string; t: number | null; assessed: number; notAssessed: number }
export type GasGoal = { id: string; clientWords: string; levels: (number | null)[]; weights: (number | null)[] }
export type GasCourse = { occasions: GasOccasion[]; goals: GasGoal[] }

/** `code`: a `MeasureFileFault` or a `MeasureFaultCode`; each has a text `measure.refused.<code>`. */
export type MeasureRefusal = { at: string; code: string }
