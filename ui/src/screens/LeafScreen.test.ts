// The client's copy: asked before anything leaves, nothing to press after a no, and the printer gets what the core gave.
import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'

import { setHost } from '../lib/host/host'
import { memoryHost } from '../lib/host/memory'
import { t } from '../lib/text/text'
import LeafScreen from './LeafScreen.svelte'

const asked: string[] = []

beforeEach(() => {
  asked.length = 0
  const twin = memoryHost()
  setHost({
    call: (command, args) => {
      asked.push(command)
      return twin.call(command, args)
    },
  })
  vi.stubGlobal('print', vi.fn())
})

const press = async (name: string): Promise<void> => userEvent.setup().click(await screen.findByRole('button', { name }))
const nothingToMake = (): void => {
  expect(screen.queryByRole('button', { name: t('action.print') })).toBeNull()
  expect(screen.queryByRole('button', { name: t('action.save_pdf') })).toBeNull()
}

test('unasked there is nothing to print or to save, and the warnings stand above the answers', async () => {
  render(LeafScreen, { clientId: 'aino' })
  await screen.findByRole('heading', { name: t('leaf.ask.title') })
  screen.getByText(t('leaf.ask.shared'))
  screen.getByText(t('leaf.ask.protected'))
  nothingToMake()
})

test('after a no the paper is not made and the phone is offered', async () => {
  render(LeafScreen, { clientId: 'reijo' })
  await press(t('leaf.ask.not_home'))
  await screen.findByText(t('leaf.refused.lead'))
  screen.getByText(t('leaf.last.not_home', { date: '3.2.2026', worker: 'Kaisa Niemi' }))
  screen.getByRole('link', { name: t('phone.open') })
  nothingToMake()
})

test('after a yes the printer gets the sheet that the core gave, and keeps nothing of it', async () => {
  render(LeafScreen, { clientId: 'reijo' })
  await press(t('leaf.ask.may_stay'))
  await press(t('action.print'))
  expect(asked).toContain('leaf_print')
  expect(window.print).toHaveBeenCalledOnce()
  expect(screen.getAllByText('Mitä sovimme')).toHaveLength(2)
  window.dispatchEvent(new Event('afterprint'))
  await vi.waitFor(() => expect(screen.getAllByText('Mitä sovimme')).toHaveLength(1))
})

test('who changes their mind is asked again', async () => {
  render(LeafScreen, { clientId: 'reijo' })
  await press(t('leaf.ask.may_stay'))
  await press(t('leaf.ask.again'))
  screen.getByText(t('leaf.last.may_stay', { date: '3.2.2026', worker: 'Kaisa Niemi' }))
  await press(t('leaf.ask.not_home'))
  await screen.findByText(t('leaf.refused.lead'))
  nothingToMake()
})
