// Which occasion a new answer is most likely for. Pure; the worker may always choose another.
import type { MeasureOccasion } from '../../lib/host/bindings.gen'
import { t } from '../../lib/text/text'

const IN_ORDER: readonly MeasureOccasion[] = ['start', 'mid', 'end', 'other']

/** The first one that has not been had; another time once all have. */
export function nextOccasion(had: readonly { occasion: MeasureOccasion }[]): MeasureOccasion {
  return IN_ORDER.find((one) => !had.some(({ occasion }) => occasion === one)) ?? 'other'
}

export function occasionOptions(): { value: MeasureOccasion; label: string }[] {
  return IN_ORDER.map((value) => ({ value, label: t(`measure.occasion.${value}`) }))
}
