// What the fields of the worker's details are called; knows no rules.
import { t } from '../../lib/text/text'

const LABELS: Record<string, () => string> = {
  givenNames: () => t('worker.field.given_names'),
  familyName: () => t('worker.field.family_name'),
  title: () => t('worker.field.title'),
  phone: () => t('worker.field.phone'),
  unitName: () => t('worker.field.unit_name'),
  unitOid: () => t('worker.field.unit_oid'),
  organisationName: () => t('worker.field.organisation_name'),
  organisationOid: () => t('worker.field.organisation_oid'),
  businessId: () => t('worker.field.business_id'),
}

export function workerFieldLabel(path: string): string {
  return LABELS[path]?.() ?? t('worker.title')
}
