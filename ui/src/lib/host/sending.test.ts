// A form on its way: sent once, refused field by field or in one sentence, and clean again when it went.
import { expect, it } from 'vitest'

import { setHost } from './host'
import { sending } from './sending.svelte'

interface Wish {
  args: unknown
  answer: (value: unknown) => void
  fail: (reason: unknown) => void
}

/** A host that answers when the test says so. */
function slow(): Wish[] {
  const wishes: Wish[] = []
  setHost({ call: (_, args) => new Promise((answer, fail) => wishes.push({ args, answer: (value) => answer({ value: value as never, changed: [] }), fail })) })
  return wishes
}

const goal = { clientWords: '' } as never

it('hands back the answer, and is busy until it comes', async () => {
  const wishes = slow()
  const form = sending()
  const sent = form.send('goal_save', goal)
  expect(form.busy).toBe(true)
  wishes[0]!.answer({ id: 'g1' })
  expect(await sent).toEqual({ id: 'g1' })
  expect(form.busy).toBe(false)
})

it('tells an answer of nothing from no answer', async () => {
  const wishes = slow()
  const form = sending()
  const sent = form.send('worker_save', {} as never)
  wishes[0]!.answer(null)
  expect(await sent).toBeNull()
})

it('sends nothing on a second press', async () => {
  const wishes = slow()
  const form = sending()
  const first = form.send('goal_save', goal)
  expect(await form.send('goal_save', goal)).toBeUndefined()
  expect(wishes).toHaveLength(1)
  expect(form.busy).toBe(true)
  wishes[0]!.answer({ id: 'g1' })
  await first
})

it('shows what to mend by field, and no sentence besides', async () => {
  const wishes = slow()
  const form = sending()
  const sent = form.send('goal_save', goal)
  wishes[0]!.fail({ code: 'fields', fields: [{ path: 'clientWords', code: 'goal_without_words' }] })
  expect(await sent).toBeUndefined()
  expect(form.problem('clientWords')).toBe('Kirjoita tavoite asiakkaan omin sanoin.')
  expect(form.problem('area')).toBeUndefined()
  expect(form.failure).toBeNull()
  expect(form.busy).toBe(false)
})

it('keeps the fields to mend in sight until the next answer, and forgets them when it went', async () => {
  const wishes = slow()
  const form = sending()
  const refused = form.send('goal_save', goal)
  wishes[0]!.fail({ code: 'fields', fields: [{ path: 'clientWords', code: 'goal_without_words' }] })
  await refused
  const again = form.send('goal_save', goal)
  expect(form.problems).toHaveLength(1)
  wishes[1]!.answer({ id: 'g1' })
  await again
  expect(form.problems).toEqual([])
})

it('tells any other failure in one place, and takes the old one away while it tries again', async () => {
  const wishes = slow()
  const form = sending()
  const refused = form.send('goal_save', goal)
  wishes[0]!.fail({ code: 'disk_full' })
  await refused
  expect([form.failure, form.problems]).toEqual([{ code: 'disk_full' }, []])
  const again = form.send('goal_save', goal)
  expect(form.failure).toBeNull()
  wishes[1]!.fail(new TypeError('x'))
  await again
  expect(form.failure).toEqual({ code: 'internal' })
  form.forget()
  expect(form.failure).toBeNull()
})

it('says nothing when the person closed the dialog, and forgets what was wrong before', async () => {
  const wishes = slow()
  const form = sending()
  const refused = form.send('goal_save', goal)
  wishes[0]!.fail({ code: 'disk_full' })
  await refused
  const closed = form.send('recovery_read_keys', {})
  wishes[1]!.fail({ code: 'cancelled' })
  expect(await closed).toBeUndefined()
  expect(form.failure).toBeNull()
})
