// What is sent of a protected client.
import { expect, test } from 'vitest'

import { asSent, blankClient } from './protection'

const filled = () => ({
  ...blankClient(),
  street: 'Esimerkkikatu 1',
  postalCode: '33100',
  town: 'Tampere',
  municipality: 'Tampere',
  email: 'reijo@esimerkki.fi',
  phone: '040 123 4567',
  contactStreet: 'PL 1',
  closePersons: [{ id: null, name: 'Sisko', relation: 'sisar', phone: '040 111 2222', mayContact: true }],
})

test('a protected client is sent without anything that tells where they are', () => {
  const sent = asSent({ ...filled(), nonDisclosure: 'yes' })
  expect([sent.street, sent.postalCode, sent.town, sent.municipality, sent.email, sent.closePersons[0]?.phone]).toEqual(['', '', '', '', '', ''])
  expect([sent.phone, sent.contactStreet, sent.closePersons[0]?.name]).toEqual(['040 123 4567', 'PL 1', 'Sisko'])
})

test('what was typed stays in the window', () => {
  const form = { ...filled(), nonDisclosure: 'yes' as const }
  asSent(form)
  expect(form.street).toBe('Esimerkkikatu 1')
})

test('not asked is not yes: nothing is cut', () => {
  expect(asSent(filled()).street).toBe('Esimerkkikatu 1')
})

test('only the identifier that was chosen is sent', () => {
  const form = { ...filled(), identityCode: '131052-308T', temporaryIdentifier: '112233-445a', birthDate: '1.2.1968' }
  expect(asSent({ ...form, identityKind: 'code' })).toMatchObject({ identityCode: '131052-308T', temporaryIdentifier: '', birthDate: '' })
  expect(asSent({ ...form, identityKind: 'not_known_yet' })).toMatchObject({ identityCode: '', temporaryIdentifier: '', birthDate: '1.2.1968' })
})
