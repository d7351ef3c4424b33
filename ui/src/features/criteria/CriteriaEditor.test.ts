// The organisation's criteria on the memory twin: added, moved, taken out of use, and what must be mended.
import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'

import { ask, setHost } from '../../lib/host/host'
import { memoryHost } from '../../lib/host/memory'
import { barriers } from '../../testing/axe'
import CriteriaEditor from './CriteriaEditor.svelte'

vi.setConfig({ testTimeout: 60_000 }) // a whole form under axe, also on a busy machine

test('criteria are added, moved and taken out of use, and the page says when they are kept', async () => {
  setHost(memoryHost())
  const { container } = render(CriteriaEditor)
  await screen.findByRole('textbox', { name: 'Peruste 1' })
  expect(await barriers(container)).toEqual([])
  await userEvent.click(screen.getByRole('button', { name: /Lisää peruste/ }))
  await userEvent.type(screen.getByRole('textbox', { name: 'Peruste 4' }), 'Oma peruste')
  await userEvent.click(screen.getByRole('button', { name: /Ylemmäs.*Peruste 4/ }))
  await userEvent.click(screen.getAllByRole('checkbox', { name: 'Käytössä' })[0]!)
  await userEvent.type(screen.getByRole('textbox', { name: 'Alaraja vuosina' }), '18')
  await userEvent.click(screen.getByRole('button', { name: 'Tallenna' }))
  expect(await screen.findByText('Perusteet on tallennettu.')).toBeTruthy()
  const kept = await ask('criteria_read', {})
  expect(kept.rows.map((one) => [one.fi, one.inUse])[2]).toEqual(['Oma peruste', true])
  expect([kept.rows[0]?.inUse, kept.ageFrom]).toEqual([false, '18'])
})
