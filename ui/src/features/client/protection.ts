// What a non-disclosure order takes out of the form before it is sent: hidden fields carry nothing along. Pure; the core cuts again.
import type { ClientForm } from '../../lib/host/bindings.gen'

export function isProtected(form: Pick<ClientForm, 'nonDisclosure'>): boolean {
  return form.nonDisclosure === 'yes'
}

/** The form as it is sent. What was typed stays in the window, in case the answer was a slip. */
export function asSent(form: ClientForm): ClientForm {
  const sent = {
    ...form,
    identityCode: form.identityKind === 'code' ? form.identityCode : '',
    temporaryIdentifier: form.identityKind === 'temporary' ? form.temporaryIdentifier : '',
    birthDate: form.identityKind === 'code' ? '' : form.birthDate,
    nonDisclosureUntil: isProtected(form) ? form.nonDisclosureUntil : '',
  }
  if (!isProtected(form)) return sent
  return {
    ...sent,
    street: '',
    postalCode: '',
    town: '',
    municipality: '',
    email: '',
    closePersons: form.closePersons.map((person) => ({ ...person, phone: '' })),
  }
}

export function blankClient(): ClientForm {
  return {
    id: null,
    familyName: '',
    givenNames: '',
    callingName: '',
    identityKind: 'not_known_yet',
    identityCode: '',
    temporaryIdentifier: '',
    birthDate: '',
    phone: '',
    email: '',
    street: '',
    postalCode: '',
    town: '',
    contactStreet: '',
    contactPostalCode: '',
    contactTown: '',
    municipality: '',
    contactLanguage: '',
    interpreting: '',
    closePersons: [],
    nonDisclosure: 'not_asked',
    nonDisclosureUntil: '',
    childrenAtHome: false,
  }
}
