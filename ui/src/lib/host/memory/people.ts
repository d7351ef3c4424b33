// Fictional people of the memory twin. Identity codes are from the test range (individual numbers 900–999); nobody has them.
import type { ClientForm, CodeChoice, CodeSystemView, WorkerForm } from '../bindings.gen'

/** The twin's clock stands still: Tuesday 3 February 2026. */
export const TODAY = '2026-02-03'
export const NOW = '2026-02-03T08:40:00+02:00'

export const worker: WorkerForm = {
  familyName: 'Niemi', givenNames: 'Kaisa', title: 'Sosiaaliohjaaja', unitName: 'Aikuisten sosiaalipalvelut', unitOid: '',
  phone: '040 000 0150', organisationName: 'Kuvitteellinen hyvinvointialue', organisationOid: '', businessId: '', language: 'fi',
}

const blank: ClientForm = {
  id: null, familyName: '', givenNames: '', callingName: '', identityKind: 'not_known_yet', identityCode: '', temporaryIdentifier: '',
  birthDate: '', phone: '', email: '', street: '', postalCode: '', town: '', contactStreet: '', contactPostalCode: '', contactTown: '',
  municipality: '', contactLanguage: 'suomi', interpreting: '', closePersons: [], nonDisclosure: 'not_asked', nonDisclosureUntil: '', childrenAtHome: false,
}

export interface Person {
  form: ClientForm
  birthYear: number | null
}

export function people(): Person[] {
  return [
    {
      birthYear: 1967,
      form: {
        ...blank, id: 'reijo', familyName: 'Virtala', givenNames: 'Reijo Olavi', identityKind: 'code', identityCode: '140467-903N',
        phone: '040 000 0158', street: 'Kuvitteellinenkatu 4 B 12', postalCode: '33500', town: 'Tampere', municipality: 'Tampere', nonDisclosure: 'no',
        closePersons: [{ id: 'sisko', name: 'Marjatta Virtala', relation: 'sisar', phone: '040 000 0159', mayContact: true }],
      },
    },
    {
      birthYear: 1991,
      form: {
        ...blank, id: 'aino', familyName: 'Kallio-Šimková', givenNames: 'Aino Žofia', identityKind: 'code', identityCode: '220991-948H',
        phone: '040 000 0160', contactStreet: 'PL 12', contactPostalCode: '33101', contactTown: 'Tampere', nonDisclosure: 'yes', nonDisclosureUntil: '30.6.2027',
      },
    },
    {
      birthYear: 2003,
      form: {
        ...blank, id: 'petteri', familyName: 'Öhman', givenNames: 'Petteri', identityKind: 'temporary', temporaryIdentifier: '112233-445A', birthDate: '2.5.2003',
        phone: '040 000 0161', email: 'petteri.ohman@esimerkki.fi', municipality: 'Pirkkala', contactLanguage: 'ruotsi', nonDisclosure: 'no',
      },
    },
    { birthYear: null, form: { ...blank, id: 'liisa', familyName: 'Hautamäki', givenNames: 'Liisa', phone: '040 000 0162' } },
  ]
}

/** A name as long as the form takes, with every letter that fonts forget. */
export function longName(): Person {
  return { birthYear: 1958, form: { ...blank, id: 'long', familyName: `${'Šžđŋčå-Äöåhelmiharju-'.repeat(9)}Koskela`, givenNames: 'Maximilian-Alexander', nonDisclosure: 'yes', phone: '040 000 0163' } }
}

export const serviceTasks: CodeChoice[] = [{ code: '999A', fi: 'Esimerkki: työikäisten palvelut', sv: 'Exempel: service för personer i arbetsför ålder', demo: true }]
export const socialServices: CodeChoice[] = [
  { code: '999B', fi: 'Esimerkki: sosiaalinen kuntoutus', sv: 'Exempel: social rehabilitering', demo: true },
  { code: '999C', fi: 'Esimerkki: sosiaaliohjaus', sv: 'Exempel: social handledning', demo: true },
]
export const cancelReasons: CodeChoice[] = [
  { code: '1', fi: 'Esimerkki: sairastuminen', sv: 'Exempel: insjuknande', demo: true },
  { code: '2', fi: 'Esimerkki: muu syy', sv: 'Exempel: annan orsak', demo: true },
]

export function codeSystems(values: boolean): CodeSystemView[] {
  const known = (system: CodeSystemView['system'], oid: string, count: number): CodeSystemView => ({ system, oid, values: values ? count : 0, demo: values })
  return [
    known('service_task', '1.2.246.537.6.1221', 1),
    known('social_service', '1.2.246.537.6.1222', 2),
    known('contact_mode', '1.2.246.537.6.1250', 8),
    known('cancellation_reason', '1.2.246.537.6.126', 2),
    known('goal', '1.2.246.537.6.1292', 0),
    known('situation_factor', '1.2.246.537.6.1290', 0),
    known('attainment', '1.2.246.537.6.1253', 0),
  ]
}
