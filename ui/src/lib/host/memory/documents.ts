// The twin's long documents before anything is done: what Reijo's service has written so far.
import type { Answers, FormKind } from '../bindings.gen'

export interface Finished {
  id: string
  clientId: string
  kind: FormKind
  writtenAt: string
  answers: Answers
  follows: string | null
}

export interface Writing {
  id: string
  clientId: string
  kind: FormKind
  answers: Answers
  prefilled: Answers
  taken: Record<string, string>
  goneThrough: string[]
  caret: string
  savedAt: string
  follows: string | null
}

export function documents(): { drafts: Writing[]; finished: Finished[] } {
  const of = (id: string, kind: FormKind, writtenAt: string, answers: Answers): Finished => ({ id, clientId: 'reijo', kind, writtenAt, answers, follows: null })
  return {
    drafts: [],
    finished: [
      of('d2', 'client_plan', '2026-01-13T13:10:00+02:00', {
        client_view: 'Haluan päästä taas kirjastoon. Yksin en lähde.',
        worker_view: 'Reijo tarvitsee rinnallakulkijan kotoa lähtemiseen.',
        strengths: 'Lukee paljon, pitää kodin siistinä.',
        goals: [{ key: 'g1', dropped: null, answers: { description: 'Haluan taas käydä kirjastossa', direction: '1', helps: 'Naapuri tervehtii pihalla' } }],
        contact: 'Kerran viikossa kotona, tarvittaessa puhelimitse.',
        review_at: { date: '10.2.2026', time: '10.00' },
      }),
      of('d1', 'needs_assessment', '2026-01-09T11:00:00+02:00', { client_view: 'Haluan päästä taas kirjastoon. Yksin en lähde.', worker_conclusions: 'Reijo tarvitsee rinnallakulkijan kotoa lähtemiseen.' }),
      of('d0', 'initiation', '2026-01-08T10:20:00+02:00', { initiated_on: '8.1.2026', client_wish: 'Haluan päästä taas kirjastoon.' }),
    ],
  }
}
