// The twin's long documents before anything is done: what Reijo's service has written so far.
import type { AnnulledView, Answers, CriteriaForm, DocumentVersion, FormKind } from '../bindings.gen'

export interface Finished {
  id: string
  clientId: string
  kind: FormKind
  writtenAt: string
  answers: Answers
  follows: string | null
  madeAt: string
  /** Every version, the newest first; the first of them is the document as it stands. */
  versions: DocumentVersion[]
  exportedAt: string | null
  annulled: AnnulledView | null
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
  reason: string
  corrects: string | null
}

export function finished(id: string, clientId: string, kind: FormKind, writtenAt: string, answers: Answers, follows: string | null): Finished {
  const first: DocumentVersion = { version: 1, author: 'Kaisa Niemi', authorTitle: 'sosiaaliohjaaja', writtenAt, reason: '', annulled: null, exportedAt: null, fields: [], answers }
  return { id, clientId, kind, writtenAt, answers, follows, madeAt: writtenAt, versions: [first], exportedAt: null, annulled: null }
}

export function documents(): { drafts: Writing[]; finished: Finished[] } {
  const of = (id: string, kind: FormKind, writtenAt: string, answers: Answers): Finished => finished(id, 'reijo', kind, writtenAt, answers, null)
  return {
    drafts: [
      {
        id: 'w1',
        clientId: 'reijo',
        kind: 'needs_assessment',
        answers: { client_view: 'Kirjastoon pääsin jo kerran itse. Seuraavaksi haluan saada raha-asiat järjestykseen.', worker_conclusions: 'Reijo tarvitsee rinnallakulkijan kotoa lähtemiseen.' },
        prefilled: { worker_conclusions: 'Reijo tarvitsee rinnallakulkijan kotoa lähtemiseen.' },
        taken: {},
        goneThrough: [],
        caret: '',
        savedAt: '2026-06-08T15:20:00+03:00',
        follows: 'd1',
        reason: '',
        corrects: null,
      },
    ],
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

export function criteria(): CriteriaForm {
  const one = (code: string, fi: string) => ({ code, fi, sv: '', en: '', inUse: true })
  return { rows: [one('piled_up', 'Ongelmia on monta, tai ne ovat kestäneet pitkään'), one('leaving_home', 'Kotoa lähteminen ja asiointi vaativat tukea'), one('interested', 'Asiakas haluaa kokeilla tiivistä, tavoitteellista palvelua')], ageFrom: '', ageUntil: '' }
}
