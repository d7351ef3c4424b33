// The staircase under editing.
import { expect, test } from 'vitest'

import type { StepForm } from '../../lib/host/bindings.gen'
import { MOST_STEPS, withNewStep, withoutStep, withStepAt, withStepMoved } from './steps'

const stairs = (words: string): StepForm[] => [...words].map((text) => ({ id: `id-${text}`, text }))
const words = (steps: StepForm[]) => steps.map((step) => step.text).join('')

test('a step moves up and down and keeps its identity', () => {
  expect(words(withStepMoved(stairs('abc'), 0, 1))).toBe('bac')
  expect(words(withStepMoved(stairs('abc'), 2, -1))).toBe('acb')
  expect(withStepMoved(stairs('abc'), 0, 1)[1]?.id).toBe('id-a')
})

test('at either end of the stairs a step stays', () => {
  expect(words(withStepMoved(stairs('abc'), 2, 1))).toBe('abc')
  expect(words(withStepMoved(stairs('abc'), 0, -1))).toBe('abc')
})

test('a step taken away can be put back where it was', () => {
  const before = stairs('abc')
  const without = withoutStep(before, 1)
  expect(words(without)).toBe('ac')
  expect(withStepAt(without, 1, before[1]!)).toEqual(before)
})

test('new steps come on top, and a staircase has its measure', () => {
  expect(withNewStep(stairs('a')).at(-1)).toEqual({ id: null, text: '' })
  expect(withNewStep(stairs('abcdefghijkl'))).toHaveLength(MOST_STEPS)
})

test('editing never changes the old list', () => {
  const before = stairs('abc')
  withStepMoved(before, 0, 1)
  withoutStep(before, 0)
  withNewStep(before)
  expect(words(before)).toBe('abc')
})
