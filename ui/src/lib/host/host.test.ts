// The door to the core: what changed is told to those who show it, and failures keep their shape.
import { expect, it, vi } from 'vitest'

import { tellActivity } from './activity'
import { ask, host, onChanged, onLocked, setHost } from './host'
import { memoryHost } from './memory'

it('tells those who show a noun that it changed, and no others', async () => {
  setHost(memoryHost({}))
  const tasks = vi.fn()
  const codes = vi.fn()
  onChanged(['task'], tasks)
  const stop = onChanged(['code'], codes)
  await host.call('task_mark', { id: 't1', mark: 'done', obstacle: '', helped: null })
  expect(tasks).toHaveBeenCalledOnce()
  expect(codes).not.toHaveBeenCalled()
  stop()
  await ask('code_use_demo', {})
  expect(codes).not.toHaveBeenCalled()
})

it('hands on a failure as the core told it', async () => {
  setHost(memoryHost({}))
  await expect(ask('entry_read', { id: 'nobody' })).rejects.toEqual({ code: 'not_found' })
})

it('makes anything else thrown a failure that has a sentence', async () => {
  setHost({ call: () => Promise.reject(new TypeError('x')) })
  await expect(ask('today', {})).rejects.toEqual({ code: 'internal' })
})

it('clears the screen when the bag turns out to be locked', async () => {
  setHost(memoryHost({ start: 'locked' }))
  const cleared = vi.fn()
  onLocked(cleared)
  await expect(ask('today', {})).rejects.toMatchObject({ code: 'locked' })
  expect(cleared).toHaveBeenCalledOnce()
})

it('tells of a person at the computer at most every fifteen seconds', () => {
  let now = 0
  const tell = vi.fn()
  const stop = tellActivity(tell, () => now)
  const press = () => window.dispatchEvent(new KeyboardEvent('keydown'))
  press()
  now = 14_999
  press()
  expect(tell).toHaveBeenCalledTimes(1)
  now = 15_000
  press()
  expect(tell).toHaveBeenCalledTimes(2)
  stop()
  now = 60_000
  press()
  expect(tell).toHaveBeenCalledTimes(2)
})
