// Starts the window: chooses what stands behind the door and mounts the app. Knows no screen.
import { mount } from 'svelte'

import App from './App.svelte'
import './app.css'
import { setHost } from './lib/host/host'
import { knownAtStart, listenToShell, tauriHost } from './lib/host/tauri'

// The memory twin is for tests and pictures; the condition is known when building, so the product has none of it.
if (import.meta.env.MODE === 'memory') {
  void import('./lib/host/memory').then(({ memoryHost }) => {
    setHost(memoryHost())
    mount(App, { target: document.body })
  })
} else {
  // Nothing is awaited before the first picture: the page is drawn once, with the lock screen in it.
  setHost(tauriHost)
  listenToShell()
  mount(App, { target: document.body, props: { known: knownAtStart() } })
}
