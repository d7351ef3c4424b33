// First start: three steps, a passphrase on offer, and what is missing told on the first step.
import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'

import { setHost } from '../lib/host/host'
import { memoryHost } from '../lib/host/memory'
import { barriers } from '../testing/axe'
import FirstStartScreen from './FirstStartScreen.svelte'

function draw() {
  setHost(memoryHost({ start: 'first' }))
  const ondone = vi.fn()
  return { ondone, ...render(FirstStartScreen, { first: true, ondone, onback: vi.fn(), onrestore: vi.fn() }) }
}

async function write(fields: Record<string, string>): Promise<void> {
  for (const [label, text] of Object.entries(fields)) await userEvent.type(screen.getByLabelText(label), text)
}

const WHO = { Etunimet: 'Kaisa', Sukunimi: 'Niemi', Ammattinimike: 'Sosiaaliohjaaja', Palveluyksikkö: 'Aikuisten palvelut', Organisaatio: 'Kuvitteellinen alue' }

it('goes from who you are, through the passphrase on offer, to a bag that is open', async () => {
  const { ondone, container } = draw()
  expect(await barriers(container)).toEqual([])
  await write(WHO)
  await userEvent.click(screen.getByRole('button', { name: 'Jatka' }))
  expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1, name: 'Valitse tunnuslause' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Ota tämä' }))
  expect(screen.getByLabelText<HTMLInputElement>('Ehdotus tai omasi').value).toBe('kaarna lokki teevati hyrrä salmi')
  expect(await screen.findByText(/vaikea arvata/)).toBeTruthy()
  expect(await barriers(container)).toEqual([])
  await userEvent.click(screen.getByRole('button', { name: 'Tee työlaukku' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Aloita' }))
  expect(ondone).toHaveBeenCalledOnce()
})

it('judges a short passphrase in words, while it is typed', async () => {
  draw()
  await userEvent.click(screen.getByRole('button', { name: 'Jatka' }))
  await write({ 'Ehdotus tai omasi': 'lyhyt' })
  expect(await screen.findByText('5 merkkiä. Tarvitaan vähintään 15.')).toBeTruthy()
})

it('comes back to the first step with what is missing', async () => {
  draw()
  await write({ Etunimet: 'Kaisa' })
  await userEvent.click(screen.getByRole('button', { name: 'Jatka' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Ota tämä' }))
  await userEvent.click(screen.getByRole('button', { name: 'Tee työlaukku' }))
  expect(await screen.findByRole('alert')).toBe(document.activeElement)
  expect(screen.getByLabelText<HTMLInputElement>('Etunimet').value).toBe('Kaisa')
  expect(screen.getByRole('button', { name: 'Sukunimi: Täytä tämä kohta.' })).toBeTruthy()
})
