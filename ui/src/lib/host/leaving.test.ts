// Leaving waits for what is unsaved, but never for ever.
import { afterEach, expect, test, vi } from 'vitest'

import { beforeLeaving, keepEverything } from './leaving'

afterEach(() => vi.useRealTimers())

test('leaving waits until everything is kept', async () => {
  let kept = false
  const done = beforeLeaving(async () => {
    await Promise.resolve()
    kept = true
  })
  await keepEverything()
  done()
  expect(kept).toBe(true)
})

test('a save that fails or hangs does not keep anybody', async () => {
  vi.useFakeTimers()
  const failing = beforeLeaving(() => Promise.reject(new Error('planted')))
  const hanging = beforeLeaving(() => new Promise(() => {}))
  const left = keepEverything()
  await vi.advanceTimersByTimeAsync(1000)
  await expect(left).resolves.toBeUndefined()
  failing()
  hanging()
})

test('whoever is gone is not asked', async () => {
  const save = vi.fn(() => Promise.resolve())
  beforeLeaving(save)()
  await keepEverything()
  expect(save).not.toHaveBeenCalled()
})
