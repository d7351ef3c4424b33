// Which documents are evaluations, and which occasion of a measure goes with each. Pure.
import type { FormKind, MeasureOccasion } from '../../lib/host/bindings.gen'

export type EvaluationKind = Extract<FormKind, 'mid_evaluation' | 'final_evaluation'>

export const isEvaluation = (kind: FormKind): kind is EvaluationKind => kind === 'mid_evaluation' || kind === 'final_evaluation'

export const occasionOf = (kind: FormKind): MeasureOccasion => (kind === 'final_evaluation' ? 'end' : 'mid')
