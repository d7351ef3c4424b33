// Hints in a visit, over the memory twin: they come in a pause, go with the word, can be hidden, and hold nobody back.
import { render, screen, waitFor } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'

import App from '../../App.svelte'
import { ask, setHost } from '../../lib/host/host'
import { memoryHost } from '../../lib/host/memory'
import { barriers } from '../../testing/axe'
import { hideHints } from './hints.svelte'

// The whole window is read here, which takes a busy machine its time.
vi.setConfig({ testTimeout: 30_000 })

beforeEach(() => {
  window.scrollTo = () => {}
  HTMLElement.prototype.scrollTo = () => {}
  setHost(memoryHost())
  hideHints(false)
})

const REASON = 'Sana kuvaa ihmistä. Kerro, mikä tilanteessa oli hankalaa ja kenelle.'

test('a word that judges is told with its reason, and the hint goes with the word', async () => {
  const draft = await ask('draft_open', { clientId: 'reijo', sessionId: null })
  location.hash = `#/drafts/${draft.id}`
  const { container } = render(App)
  const user = userEvent.setup()
  const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Havaintoja' }, { timeout: 20_000 })
  await user.type(field, 'Hän oli hankala')
  await screen.findByText(REASON, {}, { timeout: 4000 })
  expect(screen.getByRole('list', { name: 'Vinkkejä' }).textContent).toContain('”hankala”')
  expect(await barriers(container)).toEqual([])
  expect(document.activeElement).toBe(field)
  await user.keyboard('{Backspace}{Backspace}')
  await waitFor(() => expect(screen.queryByText(REASON)).toBeNull())

  await user.keyboard('la')
  await screen.findByText(REASON, {}, { timeout: 4000 })
  await user.click(screen.getByRole('button', { name: 'Piilota vinkit' }))
  expect(screen.queryByText(REASON)).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Näytä vinkit' }))
  await screen.findByText(REASON, {}, { timeout: 4000 })
})
