// The reason before another worker's client: an empty one is asked for, a given one opens.
import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'

import { setHost } from '../../lib/host/host'
import { memoryHost } from '../../lib/host/memory'
import { barriers } from '../../testing/axe'
import AskReason from './AskReason.svelte'

it('takes no empty reason, and goes on with a written one', async () => {
  setHost(memoryHost())
  const ongiven = vi.fn()
  const { container } = render(AskReason, { clientId: 'reijo', ongiven })
  expect(await barriers(container)).toEqual([])
  await userEvent.click(screen.getByRole('button', { name: 'Avaa tiedot' }))
  await vi.waitFor(() => expect(screen.getByRole('textbox', { name: 'Syy' }).getAttribute('aria-invalid')).toBe('true'))
  expect(ongiven).not.toHaveBeenCalled()
  await userEvent.type(screen.getByRole('textbox', { name: 'Syy' }), 'Sijaistan Olli Aaltoa.')
  await userEvent.click(screen.getByRole('button', { name: 'Avaa tiedot' }))
  await vi.waitFor(() => expect(ongiven).toHaveBeenCalledOnce())
})
