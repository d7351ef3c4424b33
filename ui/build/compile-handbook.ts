// Turns the Markdown of one language's handbook into trees of words; pure, knows no file system. What a page may not hold is an error, not a guess.
import { Lexer, type Token, type Tokens } from 'marked'
import { parse as parseYaml } from 'yaml'

import { isPage, PAGES, themeOf, type PageId } from '../src/features/handbook/contents.ts'
import type { Block, Handbook, HandbookPage, Inline, Section } from '../src/features/handbook/tree.ts'

/** The page whose front matter tells every source; the other pages name their ids. */
const SOURCES: PageId = 'sources'

const SHAPE = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/

interface Front {
  title: string
  lead: string
  sources: string[] | Record<string, string>
}

/**
 * `files`: page id → its text. `label`: the window's words for a key, undefined when there is none.
 * Throws with every fault at once.
 */
export function compileHandbook(files: Record<string, string>, label: (key: string) => string | undefined): Handbook {
  const faults: string[] = []
  const inAskel = label('handbook.in_askel')
  let sources: Record<string, string> = {}
  const pages: HandbookPage[] = []

  for (const id of Object.keys(files)) if (!isPage(id)) faults.push(`${id}: not among the contents`)
  for (const id of PAGES) {
    const text = files[id]
    if (text === undefined) faults.push(`${id}: missing`)
    else read(id, text)
  }
  for (const page of pages) {
    for (const source of page.sources) if (!(source in sources)) faults.push(`${page.id}: no source ${source}`)
  }
  for (const source of Object.keys(sources)) {
    if (!pages.some((page) => page.id !== SOURCES && page.sources.includes(source))) faults.push(`${SOURCES}: nobody cites ${source}`)
  }
  if (faults.length > 0) throw new Error(`handbook:\n  ${faults.join('\n  ')}`)
  return { pages, sources }

  function read(id: PageId, text: string): void {
    const fault = (what: string) => void faults.push(`${id}: ${what}`)
    const [, head = '', body = ''] = SHAPE.exec(text) ?? []
    const front = (parseYaml(head) ?? {}) as Partial<Front>
    if (typeof front.title !== 'string' || typeof front.lead !== 'string' || typeof front.sources !== 'object') return fault('title, lead and sources belong to the head')
    if (id === SOURCES) sources = front.sources as Record<string, string>
    const named = Array.isArray(front.sources) ? front.sources : Object.keys(front.sources)
    // What Askel itself does needs no source.
    if (named.length === 0 && themeOf(id) !== 'askel') fault('names no source')
    const sections = sectionsOf(new Lexer().lex(body), { fault, label, inAskel })
    pages.push({ id, title: front.title, lead: front.lead, sections, sources: named })
  }
}

interface Reading {
  fault: (what: string) => void
  label: (key: string) => string | undefined
  inAskel: string | undefined
}

function sectionsOf(tokens: readonly Token[], reading: Reading): Section[] {
  const sections: Section[] = []
  for (const token of tokens) {
    if (token.type === 'space') continue
    if (token.type === 'heading') {
      const { depth, text } = token as Tokens.Heading
      if (depth !== 2) reading.fault(`“${text}” is a heading of level ${depth}: only ## is used`)
      sections.push({ heading: text, inAskel: text === reading.inAskel, blocks: [] })
      continue
    }
    if (sections.length === 0) sections.push({ heading: null, inAskel: false, blocks: [] })
    const block = blockOf(token, reading)
    if (block) sections.at(-1)?.blocks.push(block)
  }
  for (const section of sections) if (section.blocks.length === 0) reading.fault(`“${section.heading}” has nothing under it`)
  return sections
}

function blockOf(token: Token, reading: Reading): Block | undefined {
  if (token.type === 'paragraph') return { is: 'paragraph', of: inlinesOf((token as Tokens.Paragraph).tokens, reading) }
  if (token.type === 'list') {
    const { ordered, items } = token as Tokens.List
    return { is: 'list', ordered, items: items.map((item) => inlinesOf(item.tokens, reading)) }
  }
  reading.fault(`${token.type} has no place in a page`)
  return undefined
}

function inlinesOf(tokens: readonly Token[], reading: Reading): Inline[] {
  return tokens.flatMap((token): Inline[] => {
    const inner = (token as Tokens.Generic).tokens ?? []
    switch (token.type) {
      case 'text':
        return inner.length > 0 ? inlinesOf(inner, reading) : withLabels((token as Tokens.Text).text, reading)
      case 'escape':
        return [(token as Tokens.Escape).text]
      case 'strong':
      case 'em':
        return [{ is: token.type, of: inlinesOf(inner, reading) }]
      case 'link': {
        const { href } = token as Tokens.Link
        if (isPage(href)) return [{ is: 'page', to: href, of: inlinesOf(inner, reading) }]
        reading.fault(`a link to ${href}, which is no page`)
        return []
      }
      default:
        reading.fault(`${token.type} has no place in a sentence: ${token.raw.trim()}`)
        return []
    }
  })
}

/** `{entry.finish}` becomes the words that the window shows there, so that the two never part. */
function withLabels(text: string, reading: Reading): Inline[] {
  return text.split(/\{([a-z0-9_.]+)\}/u).flatMap((part, index): Inline[] => {
    if (index % 2 === 0) return part === '' ? [] : [part.replace(/\n/gu, ' ')]
    const words = reading.label(part)
    if (words === undefined || words.includes('%{')) reading.fault(`{${part}} is no text of the window`)
    return words === undefined ? [] : [{ is: 'label', of: words }]
  })
}
