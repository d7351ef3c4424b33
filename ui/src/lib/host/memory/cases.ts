// The memory twin's two cases: a goal and a phone number that two people changed.
import type { ConflictPage } from '../bindings.gen'

export function cases(): ConflictPage[] {
  return [
    {
      id: 'case1', kind: 'overlap', clientId: 'reijo', clientName: 'Reijo Virtala', noun: 'goal', name: 'Haluan taas käydä kirjastossa', rowId: 'g1',
      mine: { who: { is: 'named', name: 'Kaisa Niemi' }, reason: '', annulled: false, at: '2026-02-02T15:12:00+02:00' }, theirs: { who: { is: 'named', name: 'Olli Aaltonen-Žukauskas' }, reason: '', annulled: false, at: '2026-02-02T16:40:00+02:00' }, joined: 2, entry: [], document: [],
      fields: [
        {
          path: 'client_words', field: 'client_words', of: null, canBeWritten: true, before: { is: 'text', text: 'Haluan käydä kirjastossa' },
          mine: { is: 'text', text: 'Haluan taas käydä kirjastossa, ensin yhdessä ja sitten yksin' }, theirs: { is: 'text', text: 'Haluan käydä kirjastossa joka viikko' },
        },
        { path: 'steps.s3.done_on', field: 'step_done', of: 'Pihapenkille', canBeWritten: false, before: { is: 'nothing' }, mine: { is: 'day', day: '2026-01-30' }, theirs: { is: 'day', day: '2026-02-02' } },
      ],
    },
    {
      id: 'case2', kind: 'overlap', clientId: 'petteri', clientName: 'Petteri Öhman', noun: 'client', name: '', rowId: 'petteri',
      mine: { who: { is: 'named', name: 'Kaisa Niemi' }, reason: '', annulled: false, at: '2026-02-02T09:05:00+02:00' }, theirs: { who: { is: 'unknown' }, reason: '', annulled: false, at: null }, joined: 0, entry: [], document: [],
      fields: [
        { path: 'phone', field: 'phone', of: null, canBeWritten: false, before: { is: 'text', text: '040 000 0161' }, mine: { is: 'text', text: '040 000 0171' }, theirs: { is: 'nothing' } },
        { path: 'contact_address', field: 'contact_address', of: null, canBeWritten: false, before: { is: 'nothing' }, mine: { is: 'text', text: 'PL 9, 33960 Pirkkala' }, theirs: { is: 'text', text: 'Kuvitteellinentie 3, 33960 Pirkkala' } },
      ],
    },
  ]
}
