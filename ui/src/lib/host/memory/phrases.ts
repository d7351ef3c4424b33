// The twin's phrases: two of the organisation's, one template, and the worker's own.
import type { Bag } from './bag'
import type { Wishes } from './wishes'

export function phraseWishes(bag: Bag): Pick<Wishes, 'phrase_list' | 'phrase_save' | 'phrase_remove' | 'phrase_import'> {
  return {
    phrase_list: () => ({
      value: {
        organisation: 'Lounaisrannikon hyvinvointialue',
        phrases: [
          { id: 'remote', name: 'Etätapaaminen sovittiin', text: 'Seuraava tapaaminen pidetään etänä. Asiakas toivoi sitä itse.', fields: ['agreed'] },
          { id: 'read', name: 'Luettiin yhdessä', text: 'Kirjaus luettiin yhdessä ja asiakas sai muuttaa sitä.', fields: [] },
        ],
        templates: [{ id: 'first', name: 'Ensimmäinen käynti', fills: [{ field: 'client_tells', text: 'Mitä asiakas toivoo:' }, { field: 'agreed', text: 'Ensimmäinen pieni askel:' }] }],
        own: bag.phrases,
      },
      changed: [],
    }),
    phrase_save: (form) => {
      const fields = (['name', 'text'] as const).filter((path) => form[path].trim() === '').map((path) => ({ path, code: 'required' as const }))
      if (fields.length > 0) throw { code: 'fields', fields }
      const id = form.id ?? `phrase${bag.next++}`
      bag.phrases = [...bag.phrases.filter((one) => one.id !== id), { ...form, id }]
      return { value: { id }, changed: ['phrase'] }
    },
    phrase_remove: ({ id }) => {
      bag.phrases = bag.phrases.filter((one) => one.id !== id)
      return { value: null, changed: ['phrase'] }
    },
    phrase_import: () => ({ value: { phrases: 0, templates: 0, refusals: [{ code: 'name_missing', at: 'phrases 3' }] }, changed: [] }),
  }
}
