// What a path of the client form is called on the page, for the summary of what must be mended. Knows no rules.
import { t } from '../../lib/text/text'

export function clientFieldLabel(path: string): string {
  const [first, index = '0', field] = path.split('.')
  if (first === 'closePersons' && field !== undefined) {
    return `${t('client.close.person', { number: Number(index) + 1 })}, ${closePersonLabel(field).toLowerCase()}`
  }
  return LABELS[path]?.() ?? t('client.section.name')
}

function closePersonLabel(field: string): string {
  if (field === 'phone') return t('client.close.phone')
  return field === 'relation' ? t('client.close.relation') : t('client.close.name')
}

const inAddress = (address: string, part: string) => `${address}: ${part.toLowerCase()}`

const LABELS: Record<string, () => string> = {
  familyName: () => t('client.field.family_name'),
  givenNames: () => t('client.field.given_names'),
  callingName: () => t('client.field.calling_name'),
  nonDisclosure: () => t('client.section.protection'),
  nonDisclosureUntil: () => t('client.protection.until_field'),
  identityKind: () => t('client.section.identity'),
  identityCode: () => t('client.field.identity_code'),
  temporaryIdentifier: () => t('client.field.temporary_identifier'),
  birthDate: () => t('client.field.birth_date'),
  phone: () => t('client.field.phone'),
  email: () => t('client.field.email'),
  street: () => inAddress(t('client.field.home'), t('client.field.street')),
  postalCode: () => inAddress(t('client.field.home'), t('client.field.postal_code')),
  town: () => inAddress(t('client.field.home'), t('client.field.town')),
  contactStreet: () => inAddress(t('client.field.contact_address'), t('client.field.street')),
  contactPostalCode: () => inAddress(t('client.field.contact_address'), t('client.field.postal_code')),
  contactTown: () => inAddress(t('client.field.contact_address'), t('client.field.town')),
  municipality: () => t('client.field.municipality'),
  contactLanguage: () => t('client.field.contact_language'),
  interpreting: () => t('client.field.interpreting'),
  closePersons: () => t('client.section.close'),
}
