// What every test of the window starts with: Finnish, an empty address, and the dialog and the CSS.escape that jsdom lacks.
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
// Arrow keys on radio buttons, as user-event plays them, ask for it.
globalThis.CSS ??= { escape: (text: string) => text.replace(/[^\w-]/g, '\\$&') } as typeof CSS
