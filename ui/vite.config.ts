// How the window's files are built and tested; knows no screen and no text.
import { readFileSync } from 'node:fs'

import { svelte } from '@sveltejs/vite-plugin-svelte'
import { svelteTesting } from '@testing-library/svelte/vite'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

import { handbook } from './build/handbook.ts'
import { messages } from './build/messages.ts'

/** The page is first painted with the lock screen in it, not once empty and then again; Vite writes the tag without this word. */
function paintOnce(): Plugin {
  return {
    name: 'askel-paint-once',
    transformIndexHtml: { order: 'post', handler: (html) => html.replace('<script type="module"', '$& blocking="render"') },
  }
}

function policy(): string {
  const shell = JSON.parse(readFileSync('../src-tauri/tauri.conf.json', 'utf8')) as { app: { security: { csp: string } } }
  return shell.app.security.csp
}

export default defineConfig({
  plugins: [messages('../locales'), handbook('../locales'), svelte(), svelteTesting(), paintOnce()],
  build: {
    target: 'es2022',
    // A data: address would be refused by the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
  // The forms are read from where the core reads them, by the memory twin and the tests.
  server: { host: '127.0.0.1', strictPort: true, fs: { allow: ['.', '../src-tauri/crates/sosmeta/forms'] } },
  // The twin is shown under the product's own policy, so that what it refuses is refused here too.
  preview: { host: '127.0.0.1', strictPort: true, headers: { 'Content-Security-Policy': policy() } },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.ts', 'build/**/*.test.ts'],
    setupFiles: ['./src/testing/setup.ts'],
  },
})
