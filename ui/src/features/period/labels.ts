// What a path of the period form is called on the page. Knows no rules.
import { t } from '../../lib/text/text'

const LABELS: Record<string, () => string> = {
  serviceTask: () => t('period.field.service_task'),
  socialService: () => t('period.field.social_service'),
  ownWorker: () => t('period.field.own_worker'),
  startsOn: () => t('period.field.starts_on'),
  endsOn: () => t('period.field.ends_on'),
  assessmentOn: () => t('period.field.assessment_on'),
  planOn: () => t('period.field.plan_on'),
  termReason: () => t('period.change.reason'),
  termDecidedBy: () => t('period.change.decided_by'),
  remoteAloneDays: () => t('period.remote.days'),
  decisionOn: () => t('period.field.decision_on'),
  decisionFrom: () => t('period.field.decision_from'),
  decisionUntil: () => t('period.field.decision_until'),
}

export function periodFieldLabel(path: string): string {
  const [list, row, field] = path.split('.')
  if (list === 'reviews') return t('period.review.on', { number: Number(row) + 1 })
  if (list === 'deputies') return field === 'name' ? t('period.deputy.name') : t(field === 'from' ? 'period.deputy.from' : 'period.deputy.until')
  return LABELS[path]?.() ?? t('period.title_edit')
}
