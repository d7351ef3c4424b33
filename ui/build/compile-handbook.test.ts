// What the reader of the handbook's Markdown accepts, and the faults it must find.
import { describe, expect, it } from 'vitest'

import { PAGES } from '../src/features/handbook/contents.ts'
import { compileHandbook } from './compile-handbook.ts'

const LABELS: Record<string, string> = { 'handbook.in_askel': 'Askelissa', 'entry.finish': 'Valmis', 'task.due': 'viimeistään %{date}' }
const label = (key: string) => LABELS[key]

const page = (body: string, sources = '[S1]') => `---\ntitle: "Otsikko"\nlead: "Yksi virke."\nsources: ${sources}\n---\n\n${body}\n`

/** A whole handbook of short pages, with one of them as given. */
function book(body: string, sources?: string): Record<string, string> {
  const pages = PAGES.map((id): [string, string] => [id, page('Teksti.')])
  return { ...Object.fromEntries(pages), sources: page('Teksti.', '\n  S1: "Lähde"'), gas: page(body, sources) }
}

const compiled = (body: string) => compileHandbook(book(body), label).pages.find((one) => one.id === 'gas')

it('headings, lists, emphasis, links and the window’s own words become a tree', () => {
  expect(compiled('Aluksi *näin* ja\n**noin**.\n\n## Askelissa\n\n1. Paina {entry.finish}.\n2. Lue [lisää](tasks).')).toEqual({
    id: 'gas',
    title: 'Otsikko',
    lead: 'Yksi virke.',
    sources: ['S1'],
    sections: [
      { heading: null, inAskel: false, blocks: [{ is: 'paragraph', of: ['Aluksi ', { is: 'em', of: ['näin'] }, ' ja ', { is: 'strong', of: ['noin'] }, '.'] }] },
      {
        heading: 'Askelissa',
        inAskel: true,
        blocks: [{ is: 'list', ordered: true, items: [['Paina ', { is: 'label', of: 'Valmis' }, '.'], ['Lue ', { is: 'page', to: 'tasks', of: ['lisää'] }, '.']] }],
      },
    ],
  })
})

describe('a fault stops the build', () => {
  it.each([
    ['markup', '<b>näin</b>', 'html has no place'],
    ['a block of markup', '<div>näin</div>', 'html has no place'],
    ['a picture', '![kuva](kuva.png)', 'image has no place'],
    ['an address outside', '[verkkoon](https://thl.fi)', 'a link to https://thl.fi, which is no page'],
    ['a bare address', 'Katso https://thl.fi nyt.', 'which is no page'],
    ['a page that is not there', '[sivu](nowhere)', 'a link to nowhere, which is no page'],
    ['a text the window does not have', 'Paina {entry.nothing}.', '{entry.nothing} is no text of the window'],
    ['a text with a place to fill', 'Lue {task.due}.', '{task.due} is no text of the window'],
    ['a heading of another level', '# Iso', 'only ## is used'],
    ['a heading with nothing under it', '## Tyhjä', '“Tyhjä” has nothing under it'],
    ['a table', '| a |\n|---|\n| b |', 'table has no place'],
  ])('%s', (_, body, fault) => {
    expect(() => compileHandbook(book(body), label)).toThrow(fault)
  })

  it('a source that nobody tells', () => {
    expect(() => compileHandbook(book('Teksti.', '[S9]'), label)).toThrow('gas: no source S9')
  })

  it('a source that nobody cites', () => {
    expect(() => compileHandbook({ ...book('Teksti.'), sources: page('Teksti.', '\n  S1: "Lähde"\n  S2: "Toinen"') }, label)).toThrow('nobody cites S2')
  })

  it('a page of the work without a source, while a page on Askel may be without', () => {
    expect(() => compileHandbook(book('Teksti.', '[]'), label)).toThrow('gas: names no source')
    expect(() => compileHandbook({ ...book('Teksti.'), lock: page('Teksti.', '[]') }, label)).not.toThrow()
  })

  it('a page too few, a page too many, and a page without its head', () => {
    const { gas: _, ...few } = book('Teksti.')
    expect(() => compileHandbook(few, label)).toThrow('gas: missing')
    expect(() => compileHandbook({ ...book('Teksti.'), extra: page('Teksti.') }, label)).toThrow('extra: not among the contents')
    expect(() => compileHandbook({ ...book('Teksti.'), gas: 'Pelkkä teksti.' }, label)).toThrow('gas: title, lead and sources belong to the head')
  })
})
