// Points, paths and number keys worked out by hand; and that every refusal finds its sentence.
import { describe, expect, it } from 'vitest'

import { writeDecimal } from '../../lib/text/numbers'
import { draftOf, givenOf } from './answers'
import { gapPath, linePath, pointsOf, share, stepPath, valuesOf } from './course'
import { NOTHING_TYPED, TOGETHER_MS, typeDigit } from './keys'
import { refusalText } from './words'

const FRAME = { width: 100, height: 50, margin: 10 }

describe('a course', () => {
  it('stands within its frame, the high end up', () => {
    expect(pointsOf([0, 5, 10], [0, 10], FRAME)).toEqual([{ x: 10, y: 40 }, { x: 50, y: 25 }, { x: 90, y: 10 }])
    expect(pointsOf([7], [0, 10], FRAME)).toEqual([{ x: 50, y: 19 }])
    expect(share(12, [0, 10])).toBe(1)
    expect(share(3, [3, 3])).toBe(0.5)
  })

  it('breaks where an occasion has no value, and a fainter line goes over the gap', () => {
    const points = pointsOf([0, null, 10, 10], [0, 10], FRAME)
    expect(linePath(points)).toBe('M 10 40 M 63.3 10 L 90 10')
    expect(stepPath(points)).toBe('M 10 40 M 63.3 10 H 90 V 10')
    expect(gapPath(points)).toBe('M 10 40 L 63.3 10')
    expect(gapPath(pointsOf([null, 1, 2, null], [0, 10], FRAME))).toBe('')
  })

  it('counts only what has a value', () => {
    expect(valuesOf([{ is: 'declined' }, { is: 'value', value: 4, words: null }, { is: 'skipped' }])).toEqual([{ value: 4, at: 1 }])
  })
})

describe('number keys', () => {
  it('make a two-digit number when typed together, and start anew when not', () => {
    const one = typeDigit(NOTHING_TYPED, '1', 1_000, 0, 10)
    expect(one.number).toBe(1)
    expect(typeDigit(one.typed, '0', 1_000 + TOGETHER_MS, 0, 10).number).toBe(10)
    expect(typeDigit(one.typed, '0', 1_001 + TOGETHER_MS, 0, 10).number).toBe(0)
  })

  it('choose nothing off the scale, nor by other keys', () => {
    expect(typeDigit(NOTHING_TYPED, '7', 0, 1, 5).number).toBeNull()
    expect(typeDigit(NOTHING_TYPED, 'Enter', 0, 0, 10).number).toBeNull()
    const one = typeDigit(NOTHING_TYPED, '1', 0, 0, 10)
    expect(typeDigit(one.typed, '4', 1, 0, 10).number).toBe(4)
  })
})

describe('answers', () => {
  it('are the same after going out and coming back', () => {
    const ladder = { type: 'integer' as const, low: -5, high: 5, lowLabel: '', highLabel: '' }
    expect(givenOf(ladder, '−3')).toEqual({ given: 'answered', value: { kind: 'number', number: -3 } })
    expect(draftOf(givenOf(ladder, '-3'))).toBe('-3')
    expect(givenOf({ type: 'yes_no' }, draftOf({ given: 'answered', value: { kind: 'yes_no', yes: false } }))).toEqual({ given: 'answered', value: { kind: 'yes_no', yes: false } })
  })

  it('are not there for a skip or a refusal, nor for written nothing', () => {
    expect(draftOf({ given: 'skipped' })).toBeNull()
    expect(draftOf({ given: 'declined' })).toBeNull()
    expect(givenOf({ type: 'text' }, '  \n')).toBeNull()
  })
})

it('decimals have a comma, a true minus, and no needless noughts', () => {
  expect([writeDecimal(7.5), writeDecimal(40), writeDecimal(40, 1, 1), writeDecimal(-0.04), writeDecimal(-2.25)]).toEqual(['7,5', '40', '40,0', '0', '−2,3'])
})

it('a refused file tells what to mend', () => {
  expect(refusalText({ at: 'licence', code: 'licence_missing' })).toBe('Mittarin lisenssi puuttuu. Selvitä, saako mittaria käyttää, ja lisää kenttä copyright.')
})
