// What a path of the visit is called on the page, for the summary of what must be mended. Knows no rules.
import { t } from '../../lib/text/text'
import { factOf } from './sentence'

export function entryFieldLabel(path: string): string {
  const [first = '', second = '0', field = ''] = path.split('.')
  if (first === 'newTasks') return path === first ? t('entry.task.title') : `${t('entry.task.number', { number: Number(second) + 1 })}, ${taskField(field).toLowerCase()}`
  if (first === 'next') return `${t('entry.next.title')}, ${nextField(second).toLowerCase()}`
  if (path === 'starts') return t('session.field.starts')
  if (path === 'ends') return t('session.field.ends')
  const fact = factOf(path)
  if (fact !== null) return t(`entry.sentence.field.${fact}`)
  return LABELS[path]?.() ?? t('entry.title')
}

function taskField(field: string): string {
  if (field === 'whoName') return t('entry.task.who_name')
  if (field === 'due') return t('entry.task.due')
  return field === 'mayHinder' ? t('entry.task.may_hinder') : t('entry.task.what')
}

function nextField(field: string): string {
  if (field === 'starts' || field === 'ends' || field === 'mode' || field === 'place') return t(`session.field.${field}`)
  return t('session.field.date')
}

const LABELS: Record<string, () => string> = {
  period: () => t('period.title_edit'),
  groupDid: () => t('entry.voice.group'),
  clientTells: () => t('entry.voice.client'),
  observations: () => t('entry.voice.observations'),
  assessment: () => t('entry.voice.assessment'),
  agreed: () => t('entry.voice.agreed'),
  whatWasDone: () => t('entry.not_met.what'),
  cancelReason: () => t('entry.cancelled.reason'),
  correctionReason: () => t('entry.correct.reason'),
  cancelDetails: () => t('entry.cancelled.details'),
}
