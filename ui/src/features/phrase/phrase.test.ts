// Ctrl+. in a field of a visit, and the settings where phrases come from, over the memory twin.
import { render, screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'

import App from '../../App.svelte'
import { ask, setHost } from '../../lib/host/host'
import { memoryHost } from '../../lib/host/memory'
import { barriers } from '../../testing/axe'
import { fieldOf, isMeantFor } from './fields'
import PhraseSettings from './PhraseSettings.svelte'

// The whole window is read here, which takes a busy machine its time.
vi.setConfig({ testTimeout: 30_000 })

beforeEach(() => {
  window.scrollTo = () => {}
  HTMLElement.prototype.scrollTo = () => {}
  setHost(memoryHost())
})

async function visit() {
  const draft = await ask('draft_open', { clientId: 'reijo', sessionId: null })
  location.hash = `#/drafts/${draft.id}`
  const { container } = render(App)
  const field = (name: string) => screen.findByRole<HTMLTextAreaElement>('textbox', { name }, { timeout: 20_000 })
  return { user: userEvent.setup(), field, container, agreed: await field('Sovittiin') }
}

const menu = async () => within(await screen.findByRole('dialog', { name: 'Lisää fraasi' }))

test('a phrase goes in at the caret, over what was chosen, and the field keeps the focus', async () => {
  const { user, agreed, container } = await visit()
  await user.type(agreed, 'Alku. Loppu.')
  agreed.setSelectionRange(6, 6)
  await user.keyboard('{Control>}.{/Control}')
  const opened = await menu()
  await opened.findByText('Tähän kohtaan')
  expect(await barriers(container)).toEqual([])
  await user.keyboard('etä{Enter}')
  await waitFor(() => expect(agreed.value).toBe('Alku. Seuraava tapaaminen pidetään etänä. Asiakas toivoi sitä itse.Loppu.'))
  expect(document.activeElement).toBe(agreed)
  expect(screen.queryByRole('dialog', { name: 'Lisää fraasi' })).toBeNull()
})

test('a phrase for another field stands below those for this one', async () => {
  const { user, field } = await visit()
  await user.click(await field('Havaintoja'))
  await user.keyboard('{Control>}.{/Control}')
  const opened = await menu()
  const options = await opened.findAllByRole('option')
  expect(options.map((option) => option.textContent?.slice(0, 10))).toEqual(['Luettiin y', 'Ensimmäine', 'Etätapaami'])
})

test('a template fills each of its fields after what is there', async () => {
  const { user, field, agreed } = await visit()
  await user.type(agreed, 'Jo kirjoitettu.')
  await user.keyboard('{Control>}.{/Control}')
  await menu()
  await user.keyboard('ensimm{Enter}')
  await waitFor(() => expect(agreed.value).toBe('Jo kirjoitettu.\nEnsimmäinen pieni askel:'))
  expect((await field('Asiakas kertoo')).value).toBe('Mitä asiakas toivoo:')
})

test('the button under the voices opens the menu for the field where the caret was', async () => {
  const { user, agreed } = await visit()
  await user.click(agreed)
  await user.click(screen.getByRole('button', { name: /Fraasit/ }))
  await menu()
  await user.keyboard('etä{Enter}')
  await waitFor(() => expect(agreed.value).toContain('etänä'))
})

test('which field is which is told by its place in the form', () => {
  expect(fieldOf('clientTells', false)).toBe('client_tells')
  expect(fieldOf('parts-0-observations', false)).toBe('observations')
  expect(fieldOf('goal_text', true)).toBe('document')
  expect(fieldOf('correctionReason', false)).toBeNull()
  expect(isMeantFor([], null)).toBe(true)
  expect(isMeantFor(['agreed'], 'observations')).toBe(false)
})

test('the settings take a file or say what to mend in it, and keep one’s own', async () => {
  const { container } = render(PhraseSettings)
  const user = userEvent.setup()
  await screen.findByText('Lounaisrannikon hyvinvointialue: 2 fraasia, 1 pohja')
  await user.click(screen.getByRole('button', { name: 'Tuo tiedosto' }))
  expect((await screen.findByRole('alert')).textContent).toContain('Fraasilta puuttuu nimi. Kirjoita se ainakin yhdellä kielellä. (kohta phrases 3)')
  await user.click(screen.getByRole('button', { name: 'Lisää oma fraasi' }))
  expect(await barriers(container)).toEqual([])
  await user.type(screen.getByRole('textbox', { name: 'Nimi, jolla löydät sen' }), 'Kahvit')
  await user.type(screen.getByRole('textbox', { name: 'Teksti' }), 'Juotiin kahvit.')
  await user.click(screen.getByRole('checkbox', { name: 'Havaintoja' }))
  await user.click(screen.getByRole('button', { name: 'Tallenna' }))
  await screen.findByText('Juotiin kahvit.')
  await user.click(screen.getByRole('button', { name: 'Poista, Kahvit' }))
  await waitFor(() => expect(screen.queryByText('Juotiin kahvit.')).toBeNull())
})
