// Fictional questions and results for the tests and pictures of this feature; the words of the wheel are our own.
import type { GasCourse, MeasureQuestion, MeasureResult, ResultCell } from '../../../lib/host/bindings.gen'

export const LADDER: MeasureQuestion = {
  linkId: 'everyday',
  number: 3,
  of: 10,
  lead: [],
  text: 'Miten arki sujuu: ruoka, uni, siivous ja asiat, jotka pitää hoitaa?',
  short: 'Arki',
  language: 'fi',
  kind: { type: 'integer', low: 0, high: 10, lowLabel: 'Nyt on hyvin vaikeaa', highLabel: 'Nyt on niin kuin haluan' },
  given: null,
}

export const CHOICE: MeasureQuestion = {
  ...LADDER,
  linkId: 'bench',
  number: 2,
  of: 4,
  lead: ['Pihan viikko'],
  short: '',
  text: 'Oliko penkki märkä silloin, kun olisit halunnut istua siinä naapurin kanssa ja katsella pihan puita?',
  kind: { type: 'choice', options: [{ code: 'never', text: 'Ei koskaan' }, { code: 'sometimes', text: 'Joskus, mutta siitä huolimatta siinä saattoi istua hetken sateenvarjon alla' }, { code: 'often', text: 'Usein' }] },
}

export const YES_NO: MeasureQuestion = { ...LADDER, linkId: 'shop', number: 1, of: 1, short: '', text: 'Kävitkö kaupassa?', kind: { type: 'yes_no' } }
export const OWN_WORDS: MeasureQuestion = { ...LADDER, linkId: 'own', short: '', text: 'Mitä muuta pihalla tapahtui?', kind: { type: 'text' } }

const value = (number: number): ResultCell => ({ is: 'value', value: number, words: null })
const SKIPPED: ResultCell = { is: 'skipped' }
const DECLINED: ResultCell = { is: 'declined' }

const AREAS: [string, ResultCell[]][] = [
  ['Koti ja asuminen', [value(3), value(4), value(6)]],
  ['Arki', [value(2), value(5), value(5)]],
  ['Raha-asiat', [value(1), SKIPPED, value(4)]],
  ['Keho ja terveys', [value(5), value(5), value(5)]],
  ['Mieli ja voimat', [value(4), value(3), value(3)]],
  ['Läheiset', [DECLINED, DECLINED, value(6)]],
  ['Kuuluminen joukkoon', [value(0), value(2), value(10)]],
  ['Mielekäs tekeminen', [value(3), value(3), value(4)]],
  ['Turvallisuus', [value(7), value(8), value(8)]],
  ['Oma elämä', [value(4), value(6), value(7)]],
]

const counts = (answered: number, skipped: number, declined: number) => ({ asked: 10, answered, skipped, declined, open: 0 })
const nothing = { total: null, noTotal: 'no_total' as const, filled: 0, band: null }

export const WHEEL: MeasureResult = {
  title: 'Elämän osa-alueet',
  language: 'fi',
  licence: 'EUPL-1.2 OR CC0-1.0',
  holder: 'Askel',
  source: 'Askel, askel-life-areas.json',
  direction: 'higher_is_better',
  hasTotal: false,
  totalRange: null,
  occasions: [
    { occasion: 'start', on: '2026-02-03', ...nothing, completeness: counts(9, 0, 1) },
    { occasion: 'mid', on: '2026-04-14', ...nothing, completeness: counts(8, 1, 1) },
    { occasion: 'end', on: '2026-06-30', ...nothing, completeness: counts(10, 0, 0) },
  ],
  rows: AREAS.map(([text, cells]) => ({ linkId: text, text, range: [0, 10], cells, band: null, verdict: 'not_said' })),
  totalChange: null,
  safety: [],
  ofOtherVersions: 0,
}

export const WEATHER: MeasureResult = {
  ...WHEEL,
  title: 'Pihasää',
  licence: 'CC BY 4.0',
  holder: 'Keksitty laitos',
  source: 'keksitty.example/kasikirja',
  direction: 'lower_is_better',
  hasTotal: true,
  totalRange: [0, 15],
  occasions: [
    { occasion: 'start', on: '2026-02-03', total: 12.5, noTotal: null, filled: 0, band: { text: 'Piha on märkä.', source: 'Keksitty käsikirja 2026, s. 7' }, completeness: { asked: 4, answered: 4, skipped: 0, declined: 0, open: 0 } },
    { occasion: 'end', on: '2026-06-30', total: 5, noTotal: null, filled: 1, band: { text: 'Piha on kuiva.', source: 'Keksitty käsikirja 2026, s. 7' }, completeness: { asked: 3, answered: 2, skipped: 1, declined: 0, open: 0 } },
  ],
  rows: [
    { linkId: 'gate', text: 'Narisiko portti?', range: [0, 2], cells: [{ is: 'value', value: 2, words: 'Usein' }, { is: 'value', value: 1, words: 'Joskus' }], band: null, verdict: 'not_said' },
    { linkId: 'umbrella', text: 'Auttoiko sateenvarjo?', range: [0, 2], cells: [{ is: 'value', value: 2, words: 'Usein' }, { is: 'not_asked' }], band: null, verdict: null },
    { linkId: 'own', text: 'Mitä muuta pihalla tapahtui?', range: null, cells: [{ is: 'words', words: 'Oravat veivät linnunruoan kolmatta kertaa tällä viikolla.' }, SKIPPED], band: null, verdict: null },
  ],
  totalChange: { from: 12.5, to: 5, verdict: 'better', least: 5 },
  safety: ['Sopikaa heti, kenelle soitetaan.'],
  ofOtherVersions: 1,
}

export const GOALS: GasCourse = {
  occasions: [
    { occasion: 'start', on: '2026-02-03', t: 29.9, assessed: 2, notAssessed: 0 },
    { occasion: 'mid', on: '2026-04-14', t: 40, assessed: 1, notAssessed: 1 },
    { occasion: 'end', on: '2026-06-30', t: 55.8, assessed: 2, notAssessed: 0 },
  ],
  goals: [
    { id: 'g1', clientWords: 'Haluan taas käydä kirjastossa ja lainata ne dekkarit, joita ennen luin äidin kanssa kesämökillä', levels: [-2, -1, 1], weights: [2, 2, 3] },
    { id: 'g2', clientWords: 'Posti auki joka viikko', levels: [-1, null, -1], weights: [1, 1, 1] },
  ],
}
