// Lähetys with a server: one button, each record's own state, what to do where something did not arrive, and no claim beyond the answer.
import { render, screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'

import { setHost, tellChanged, type Host } from '../lib/host/host'
import { memoryHost, type MemoryOptions } from '../lib/host/memory'
import { barriers } from '../testing/axe'
import DeliveryScreen from './DeliveryScreen.svelte'

async function draw(server: MemoryOptions['server'] = 'usual', change: (twin: Host) => Host = (twin) => twin) {
  setHost(change(memoryHost({ server })))
  const drawn = render(DeliveryScreen)
  await screen.findByRole('heading', { name: 'Palvelin sote.esimerkki.fi' })
  return drawn
}

const section = (name: string) => within(screen.getByRole('heading', { name }).closest('section') as HTMLElement)

it('shows each record with its own state, and what to do about it', async () => {
  const { container } = await draw()
  expect(section('Nämä odottavat sinua').getByText(/^Palvelin ei hyväksynyt sisältöä\. Avaa ja korjaa/)).toBeTruthy()
  expect(section('Nämä odottavat sinua').getByRole('link', { name: /^Avaa, .*Aino/ }).getAttribute('href')).toBe('#/entries/e2')
  expect(section('Nämä odottavat sinua').getAllByRole('link', { name: /^Valitse, / }).map((link) => link.getAttribute('href'))).toEqual(['#/delivery/conflict/case1', '#/delivery/conflict/case2'])
  expect(section('Odottaa lähetystä').getByText(/^Muuttui lähetyksen aikana/)).toBeTruthy()
  expect(section('Odottaa lähetystä').getAllByText('Odottaa lähetystä', { selector: 'p' }).length).toBeGreaterThan(0)
  expect(section('Palvelimella').getAllByText(/^Palvelimella, versio 2, tarkistettu .*klo 8\.02$/)).toHaveLength(2)
  expect(section('Palvelimella').getAllByText(/viety myös kansioon/)).toHaveLength(2)
  expect(await barriers(container)).toEqual([])
})

it('has one button that leads, and the folder stays beside it', async () => {
  await draw()
  expect(screen.getByRole('button', { name: 'Lähetä ja hae' }).className).toContain('primary')
  expect(screen.getByRole('button', { name: 'Vie kansioon…' }).className).toContain('outline')
  expect(screen.queryByText('Askel ei lähetä mitään verkkoon.')).toBeNull()
})

it('tells with counts how far it has come, and what is awaited, until it is done', async () => {
  await draw()
  await userEvent.click(screen.getByRole('button', { name: 'Lähetä ja hae' }))
  expect(await screen.findByText('Otetaan yhteyttä palvelimeen')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Lähetä ja hae' })).toBeNull()
  tellChanged(['sync'])
  expect(await screen.findByText('Lähetetty 1/3')).toBeTruthy()
  expect(screen.getByRole('progressbar').getAttribute('value')).toBe('1')
  tellChanged(['sync'])
  expect(await screen.findByText('Palvelin ei ole vielä vastannut. Voit jatkaa työtä tai keskeyttää.')).toBeTruthy()
  tellChanged(['sync'])
  expect(await screen.findByText('Tarkistettu 2/3')).toBeTruthy()
  tellChanged(['sync'])
  expect(await screen.findByRole('button', { name: 'Lähetä ja hae' })).toBeTruthy()
  expect(section('Odottaa lähetystä').getByText('Mikään ei odota lähetystä.')).toBeTruthy()
})

it('looks again by itself while a conversation goes on', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  await draw('first')
  await vi.advanceTimersByTimeAsync(1100)
  expect(await screen.findByText('9/12 asiakasta haettu')).toBeTruthy()
  expect(screen.getByText(/^Voit jatkaa työtä\. Haetut asiakkaat ovat jo käytössä/)).toBeTruthy()
  vi.useRealTimers()
})

it('can be stopped at any moment, and says that nothing was lost', async () => {
  await draw()
  await userEvent.click(screen.getByRole('button', { name: 'Lähetä ja hae' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Keskeytä' }))
  expect(await screen.findByText(/^Keskeytit .*Mitään ei kadonnut/)).toBeTruthy()
})

it('asks to sign in where that is needed, and waits for the browser with a way back', async () => {
  await draw('usual', (twin) => twin)
  setHost(signedOut())
  render(DeliveryScreen)
  await userEvent.click((await screen.findAllByRole('button', { name: 'Kirjaudu palvelimelle' }))[0] as HTMLElement)
  expect(await screen.findByText(/^Kirjaudu selaimessa\. Askel odottaa enintään kaksi minuuttia/)).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Peruuta' }))
  expect(await screen.findByText('Et ole kirjautunut palvelimelle.')).toBeTruthy()
})

/** Everything is there and the worker has signed out: the twin lets nobody out while something is missing. */
function signedOut(): Host {
  const twin = memoryHost({ server: 'all' })
  void twin.call('sign_out', {})
  return twin
}

it('says why the server stopped Askel, and takes nothing away before the answer', async () => {
  await draw('usual', (twin) => ({
    async call(command, args) {
      const answer = await twin.call(command, args)
      if (command === 'sync_state') Object.assign(answer.value as object, { question: { kind: 'went_back', rows: 40 } })
      return answer
    },
  }))
  expect(screen.getByRole('heading', { name: 'Askel pysähtyi kysymään' })).toBeTruthy()
  expect(screen.getByText(/Asia koskee 40 tietoa\./)).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Jätä ennalleen' })).toBeTruthy()
})
