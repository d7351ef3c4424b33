// Into the client's phone: one file for two presses, and never "nothing was agreed" where something was.
import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'

import type { PhonePage } from '../lib/host/bindings.gen'
import { setHost, type Host } from '../lib/host/host'
import { memoryHost } from '../lib/host/memory'
import { t, tn } from '../lib/text/text'
import PhoneScreen from './PhoneScreen.svelte'

/** The memory twin, but for what a proof answers itself. */
function hosting(answers: (command: string, value: unknown) => unknown): void {
  const twin = memoryHost()
  const host: Host = {
    call: async (command, args) => {
      const answer = await twin.call(command, args)
      return { ...answer, value: (await answers(command, answer.value)) as typeof answer.value }
    },
  }
  setHost(host)
}

test('a second press while the first is on its way writes nothing', async () => {
  let written = 0
  let letGo: (() => void) | undefined
  hosting(async (command, value) => {
    if (command !== 'phone_save') return value
    written += 1
    await new Promise<void>((resolve) => (letGo = resolve))
    return value
  })
  render(PhoneScreen, { clientId: 'reijo' })
  const save = await screen.findByRole('button', { name: t('phone.save') })
  const user = userEvent.setup()
  await user.click(save)
  await user.click(save)
  letGo?.()
  await screen.findByText(/askel-2026-02-03-094000\.ics/)
  expect(written).toBe(1)
})

test('a task that no code has room for is not said not to be', async () => {
  hosting((command, value) => (command === 'phone_open' ? { ...(value as PhonePage), tasks: null, leftOut: 1 } : value))
  render(PhoneScreen, { clientId: 'reijo' })
  await userEvent.setup().click(await screen.findByRole('radio', { name: t('phone.agreed') }))
  await screen.findByText(tn('phone.left_out', { count: 1 }))
  expect(screen.queryByText(t('phone.agreed_none'))).toBeNull()
})
