// The memory twin's client's copy: a sheet as the program says it, and the newest answer of each client.
import type { LeafPage, LeafSheet } from '../bindings.gen'
import type { Args } from '../host'
import { headOf, type Bag } from './bag'
import { NOW } from './people'

/** What was answered, by client; kept with the bag. */
export type LeafAnswers = Map<string, { mayStayAtHome: boolean; at: string; holds: boolean }>

export function leafSheet(bag: Bag, { language, namesService }: Args<'leaf_open'>): LeafSheet {
  const call = namesService ? [`Kaisa Niemi, puhelin ${bag.worker.phone}`, bag.worker.unitName] : [`Puhelin ${bag.worker.phone}`]
  return {
    language,
    title: 'Mitä sovimme',
    sections: [
      { heading: 'Seuraava tapaaminen', groups: [{ name: '', lines: ['Tapaaminen', 'torstaina 5.2.2026 klo 13.00–14.00', 'Paikka: kirjaston aula'], listed: false }] },
      { heading: 'Pienet askeleet', groups: [{ name: 'Haluan päästä kirjastoon', lines: ['Tehty 20.1.2026: Kävelimme kirjaston ovelle', 'Nyt: Käyn sisällä kirjastossa', 'Sitten: Lainaan yhden kirjan'], listed: true }] },
      { heading: 'Kuka tekee mitä', groups: [{ name: '', lines: ['Sinä: Käyn kirjastossa (viimeistään 6.2.2026)', 'Työntekijä: Soitan Kelaan'], listed: true }] },
      { heading: 'Kenelle voit soittaa', groups: [{ name: '', lines: [...call, 'Jos on hätä, soita 112.'], listed: false }] },
    ],
    made: 'Paperi on tehty 3.2.2026.',
  }
}

export function leafPage(bag: Bag, wish: Args<'leaf_open'>): LeafPage {
  const last = bag.leaf.get(wish.clientId)
  return { client: headOf(bag, wish.clientId), sheet: leafSheet(bag, wish), last: last ? { ...last, askedBy: 'Kaisa Niemi' } : null, phoneMissing: bag.worker.phone === '' }
}

/** Only a *yes* of today lets a paper out. */
export function leafGiven(bag: Bag, wish: Args<'leaf_open'>): LeafSheet {
  const last = bag.leaf.get(wish.clientId)
  if (!last?.holds || !last.mayStayAtHome) throw { code: 'leaf_refused' }
  return leafSheet(bag, wish)
}

export function leafAnswer(bag: Bag, { clientId, mayStayAtHome }: Args<'leaf_answer'>): void {
  bag.leaf.set(clientId, { mayStayAtHome, at: NOW, holds: true })
}
