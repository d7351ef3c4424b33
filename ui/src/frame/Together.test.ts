// The shared screen on a host that counts: a press that comes twice is meant once, and whoever stopped is not brought back.
import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'

import { setHost } from '../lib/host/host'
import type { TogetherPage } from '../lib/host/bindings.gen'
import Together from './Together.svelte'

const step = (id: string, text: string, state: 'now' | 'later' | 'done') => ({ id, text, state, doneOn: null, mark: null })

const page: TogetherPage = {
  callingName: 'Reijo', tasks: [], measures: [], nextMeeting: null, entry: null,
  goals: [{ id: 'g', clientWords: 'Kirjastoon', steps: [step('a', 'Pihalle', 'now'), step('b', 'Portille', 'later')], levels: ['', '', '', '', ''], startLevel: -2, level: -2 }],
}

function counted(): string[] {
  const marked: string[] = []
  const answered = (value: unknown) => ({ value: value as never, changed: [] })
  setHost({
    call: (command, args) => {
      if (command !== 'together_step') return Promise.resolve(answered(command === 'together_open' ? page : null))
      const { stepId } = args as { stepId: string }
      marked.push(stepId)
      const [goal] = page.goals
      return Promise.resolve(answered({ ...page, goals: [{ ...goal!, steps: [step('a', 'Pihalle', 'done'), step('b', 'Portille', marked.includes('b') ? 'done' : 'now')] }] }))
    },
  })
  return marked
}

test('a press that comes twice by habit marks one step, not the next as well', async () => {
  const marked = counted()
  const user = userEvent.setup({ delay: 20 })
  render(Together)
  await user.click(await screen.findByRole('button', { name: /Minun askeleeni/ }))
  await user.dblClick(await screen.findByRole('button', { name: 'Tein sen' }))
  expect(await screen.findByText('Merkittiin: tein sen.')).toBeTruthy()
  expect(marked).toEqual(['a'])
  await user.click(screen.getByRole('button', { name: 'Tein sen' }))
  expect(marked).toEqual(['a', 'b'])
})
