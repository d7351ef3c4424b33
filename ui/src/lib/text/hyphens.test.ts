// Finnish words that are longer than a stair is wide.
import { expect, test } from 'vitest'

import { breakable } from './hyphens'

const shown = (text: string) => breakable(text).replaceAll('\u00ad', '-')

test('a long word may be broken where a syllable begins, never leaving fewer than three letters', () => {
  expect(shown('Bussipysäkille yhdessä')).toBe('Bus-si-py-sä-kille yhdessä')
  expect(shown('toimeentulotuki')).toBe('toi-meen-tu-lo-tuki')
})

test('short words, numbers and signs stay as they are', () => {
  expect(breakable('Verhot auki 12.3.2026, klo 10–11')).toBe('Verhot auki 12.3.2026, klo 10–11')
  expect(breakable('')).toBe('')
})
