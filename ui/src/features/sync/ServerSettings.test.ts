// The server in the settings: taken in use from a file, and no sign-out while something is missing from it.
import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, it } from 'vitest'

import { setHost, type Host } from '../../lib/host/host'
import { memoryHost, PASSPHRASE } from '../../lib/host/memory'
import { barriers } from '../../testing/axe'
import ServerSettings from './ServerSettings.svelte'

it('tells what there is without a server, and takes one in use from its file', async () => {
  setHost(memoryHost({}))
  render(ServerSettings)
  expect(await screen.findByText(/^Palvelinta ei ole otettu käyttöön\./)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Kirjaudu palvelimelle' })).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: 'Valitse asetustiedosto…' }))
  expect(await screen.findByText(/^Tarkista, että nämä ovat organisaatiosi tiedot\./)).toBeTruthy()
  await userEvent.type(screen.getByLabelText('Tunnuslause vielä kerran'), PASSPHRASE)
  await userEvent.click(screen.getByRole('button', { name: 'Ota palvelin käyttöön' }))
  expect(await screen.findByText('Palvelin sote.esimerkki.fi on otettu käyttöön.')).toBeTruthy()
  expect(await screen.findByRole('button', { name: 'Kirjaudu palvelimelle' })).toBeTruthy()
  expect(screen.getByText('organisaation omalla varmenteella ja kiinnitetyllä avaimella')).toBeTruthy()
})

it('signs nobody out while something is missing from the server, and says what to do', async () => {
  setHost(memoryHost({ server: 'usual' }))
  const { container } = render(ServerSettings)
  await userEvent.click(await screen.findByRole('button', { name: 'Kirjaudu ulos' }))
  expect(await screen.findByText(/^Palvelimelta puuttuu vielä \d+ kirjausta, joten tätä ei tehty\./)).toBeTruthy()
  expect(screen.getByText('Kirjautunut palvelimelle: Kaisa Niemi')).toBeTruthy()
  expect(await barriers(container)).toEqual([])
})

it('keeps the choice of what happens by itself', async () => {
  setHost(memoryHost({ server: 'all' }))
  render(ServerSettings)
  const check = await screen.findByRole('checkbox', { name: 'Lähetä ja hae itsestään' })
  await userEvent.click(check)
  expect((check as HTMLInputElement).checked).toBe(false)
})

it('says every reason why a file was not taken, and takes nothing in use', async () => {
  const twin = memoryHost({})
  const host: Host = {
    async call(command, args) {
      const answer = await twin.call(command, args)
      if (command === 'policy_choose') Object.assign(answer.value as object, { policy: null, refusals: [{ field: 'fhirBase', code: 'not_https' }, { field: 'pins', code: 'pin_without_backup' }] })
      return answer
    },
  }
  setHost(host)
  render(ServerSettings)
  await userEvent.click(await screen.findByRole('button', { name: 'Valitse asetustiedosto…' }))
  expect(await screen.findByText('Asetustiedostoa ei otettu käyttöön:')).toBeTruthy()
  expect(screen.getByText('fhirBase')).toBeTruthy()
  expect(screen.getByText(/Avaimia pitää olla vähintään kaksi/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Ota palvelin käyttöön' })).toBeNull()
})
