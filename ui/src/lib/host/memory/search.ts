// The memory twin's search: letters as they stand, where the program knows forms. Enough to see and drive the page of hits.
import type { PassagePiece, SearchHit } from '../bindings.gen'
import { nameOf, personOf, type Bag } from './bag'
import type { Wishes } from './wishes'

const plain = (words: string) => words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

function passageOf(texts: readonly string[], sought: string): PassagePiece[] | null {
  const text = texts.find((text) => plain(text).includes(sought))
  if (text === undefined) return null
  const at = plain(text).indexOf(sought)
  const pieces = [{ text: text.slice(0, at), marked: false }, { text: text.slice(at, at + sought.length), marked: true }, { text: text.slice(at + sought.length), marked: false }]
  return pieces.filter((piece) => piece.text !== '')
}

export function searchWishes(bag: Bag): Wishes {
  const hit = (id: string, clientId: string, texts: readonly string[], sought: string, about: Partial<SearchHit>): SearchHit[] => {
    const passage = passageOf(texts, sought)
    const { nonDisclosure } = personOf(bag, clientId).form
    return passage === null ? [] : [{ id, clientId, clientName: nameOf(bag.clients, clientId), nonDisclosure, at: null, mode: null, form: null, open: null, ...about, passage }]
  }
  return {
    search: ({ text }) => {
      const sought = plain(text.trim())
      const clients = bag.clients.map(({ form, birthYear }) => ({ id: form.id ?? '', name: nameOf(bag.clients, form.id ?? ''), birthYear, nonDisclosure: form.nonDisclosure, near: false }))
      const entries = bag.entries.filter((entry) => entry.annulled === null)
      const value = {
        clients: clients.filter((client) => plain(client.name).includes(sought)),
        entries: entries.flatMap((entry) => hit(entry.id, entry.clientId, [entry.clientTells, entry.observations, entry.assessment, entry.agreed, entry.whatWasDone], sought, { at: entry.startsAt, mode: entry.mode })),
        documents: [],
        goals: Object.entries(bag.goals).flatMap(([clientId, goals]) => goals.flatMap((goal) => hit(goal.id, clientId, [goal.clientWords, goal.area, ...goal.steps.map((step) => step.text)], sought, {}))),
        tasks: bag.tasks.flatMap((task) => hit(task.id, task.clientId, [task.what], sought, { open: task.open })),
        more: false,
        waiting: 0,
      }
      return { value, changed: [] }
    },
  }
}
