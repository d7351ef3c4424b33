// Texts follow the language, fill their parameters and choose their plural; failures and problems find their sentences.
import { describe, expect, it } from 'vitest'

import { setLanguage } from './language.svelte'
import { failureText, fieldId, problemFor } from './problems'
import { maybeText, t, tn } from './text'

describe('t and tn', () => {
  it('speak the chosen language', async () => {
    expect(t('frame.today')).toBe('Tänään')
    await setLanguage('sv')
    expect(t('frame.today')).toBe('I dag')
    expect(document.documentElement.lang).toBe('sv')
  })

  it('fill parameters, and choose one or other by count', () => {
    expect(t('day.week', { week: 6 })).toBe('Viikko 6')
    expect(tn('frame.only_here', { count: 1 })).toBe('1 asiakirja vain tällä koneella')
    expect(tn('frame.only_here', { count: 0 })).toBe('0 asiakirjaa vain tällä koneella')
  })

  it('leave what was typed alone, whatever it looks like', () => {
    expect(t('today.last_time', { text: 'a %{text} $& <b>' })).toBe('Viimeksi: a %{text} $& <b>')
  })

  it('answer null for a key that arrived as data and does not exist', () => {
    expect(maybeText('error.no_such')).toBeNull()
  })
})

describe('sentences of problems', () => {
  it('are found by the path of their field', () => {
    const problems = [{ path: 'familyName', code: 'required' as const }, { path: 'steps', code: 'too_many' as const, limit: 12 }]
    expect(problemFor(problems, 'steps')).toBe('Tähän mahtuu enintään 12. Poista osa.')
    expect(problemFor(problems, 'givenNames')).toBeUndefined()
    expect(problemFor(null, 'steps')).toBeUndefined()
  })

  it('of a failure carry its parameters', () => {
    expect(failureText({ code: 'wait', params: { seconds: '30' } })).toContain('30 sekunnin')
  })

  it('make ids that a summary can lead to', () => {
    expect(fieldId('closePersons.0.phone')).toBe('closePersons-0-phone')
  })
})
