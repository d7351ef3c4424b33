// What every test of the window starts with: Finnish, an empty address, and the dialog jsdom lacks.
import { beforeEach } from 'vitest'

import { setLanguage } from '../lib/text/language.svelte'

beforeEach(async () => {
  await setLanguage('fi')
  location.hash = ''
})

HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true
}
HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
  this.open = false
  this.dispatchEvent(new Event('close'))
}
Element.prototype.scrollIntoView ??= () => {}
