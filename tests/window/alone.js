// The hands of `remains.rs`: nobody drives that window, so this script, run in the page itself, opens the bag and types.
// It makes its words from numbers, so that neither this file nor the program that reads it holds one of them.
(() => {
  const SEED = Number('$SEED')
  const CLIENTS = 12
  const call = (command, args) => window.__TAURI_INTERNALS__.invoke('call', { command, args }).then((answer) => answer.value)

  /** The same word for the same number as `word` in `remains.rs`. */
  function word(number) {
    let state = (SEED + Math.imul(number + 1, 2654435761)) >>> 0
    let made = ''
    for (let letter = 0; letter < 20; letter++) {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      made += String.fromCharCode(97 + ((state >>> 24) % 26))
    }
    return made
  }

  async function until(found) {
    for (;;) {
      const there = found()
      if (there) return there
      await new Promise((later) => setTimeout(later, 30))
    }
  }

  function type(field, text) {
    field.focus()
    const kind = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement
    Object.getOwnPropertyDescriptor(kind.prototype, 'value').set.call(field, text)
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }

  const client = (number) => ({
    id: null, familyName: word(number), givenNames: word(number + 100), callingName: '', identityKind: 'not_known_yet', identityCode: '',
    temporaryIdentifier: '', birthDate: '', phone: '', email: '', street: word(number + 200), postalCode: '', town: '', contactStreet: '',
    contactPostalCode: '', contactTown: '', municipality: '', contactLanguage: '', interpreting: '', closePersons: [], nonDisclosure: 'no',
    nonDisclosureUntil: '',
  })

  async function work() {
    const status = await call('vault_status', {})
    // The language tells the page of after the lock that the work is done.
    if (status.language === 'en') return
    const field = await until(() => document.querySelector('#passphrase'))
    type(field, `${word(1001)} ${word(1002)}`)
    field.form.requestSubmit()
    await until(() => document.querySelector('#main'))
    for (let number = 0; number < CLIENTS; number++) {
      const { id } = await call('client_save', client(number))
      location.hash = `#/clients/${id}`
      await until(() => document.querySelector('h1')?.textContent.includes(word(number)))
    }
    const search = document.querySelector('form[role=search] input')
    type(search, word(3))
    search.form.requestSubmit()
    await until(() => document.querySelector('main').textContent.includes(word(103)))
    const { rows } = await call('client_list', { text: 'Virtala', offset: 0 })
    const { id } = await call('draft_open', { clientId: rows[0].id, sessionId: null })
    location.hash = `#/drafts/${id}`
    for (const [offset, name] of ['clientTells', 'observations', 'assessment', 'agreed'].entries()) {
      const box = await until(() => document.querySelector(`#${name}`))
      type(box, Array.from({ length: 25 }, (_, number) => word(300 + offset * 25 + number)).join(' '))
      await new Promise((later) => setTimeout(later, 600))
    }
    const next = new Date(Date.now() + 3 * 24 * 3600 * 1000)
    const date = `${next.getDate()}.${next.getMonth() + 1}.${next.getFullYear()}`
    await call('session_plan', { id: null, clientId: rows[0].id, date, starts: '10', ends: '11', mode: 'office', place: word(201), secondWorker: '' })
    await call('leaf_answer', { clientId: rows[0].id, mayStayAtHome: true })
    await call('language_choose', { language: 'en' })
    await call('access_save', { id: rows[0].id })
    // The last thing said, and the sign that all is typed: a page in the folder that the proof watches, set by a library that remembers.
    await call('leaf_save', { clientId: rows[0].id, language: 'fi', namesService: true })
    // Time for the proof to look at the open page.
    await new Promise((later) => setTimeout(later, 4000))
    if ('$LOCKS' === 'itself') document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'l', ctrlKey: true, bubbles: true }))
  }

  /** What went wrong, for the picture that the proof takes when it gives up. */
  function show(error) {
    document.body.textContent = `${error?.stack ?? ''} ${error?.message ?? JSON.stringify(error)}`
  }

  if (window === window.top) window.addEventListener('load', () => void work().catch(show))
})()
