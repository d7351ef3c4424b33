// Starts the window: chooses what stands behind the door and mounts the app. Knows no screen.
import { mount } from 'svelte'

import App from './App.svelte'
import './app.css'
import { setHost } from './lib/host/host'
import { listenToShell, tauriHost } from './lib/host/tauri'

async function start(): Promise<void> {
  // The memory twin is for tests and pictures; the condition is known when building, so the product has none of it.
  if (import.meta.env.MODE === 'memory') setHost((await import('./lib/host/memory')).memoryHost())
  else {
    setHost(tauriHost)
    listenToShell()
  }
  mount(App, { target: document.getElementById('app')! })
}

void start()
