// What a page of the handbook is made of once it has been read: words and their roles, never markup.
import type { PageId } from './contents'

export type Inline =
  | string
  | { is: 'strong' | 'em'; of: Inline[] }
  /** Leads to another page of the handbook. */
  | { is: 'page'; to: PageId; of: Inline[] }
  /** Words that stand in Askel's own window, in the same language. */
  | { is: 'label'; of: string }

export type Block = { is: 'paragraph'; of: Inline[] } | { is: 'list'; ordered: boolean; items: Inline[][] }

export interface Section {
  /** Null before the first heading. */
  heading: string | null
  /** What to do in Askel: set apart from the rest. */
  inAskel: boolean
  blocks: Block[]
}

export interface HandbookPage {
  id: PageId
  title: string
  /** One sentence. */
  lead: string
  sections: Section[]
  /** Ids of the sources that the page stands on. */
  sources: string[]
}

export interface Handbook {
  /** In the order of the contents. */
  pages: HandbookPage[]
  /** Id → the source as it is told to a reader. */
  sources: Record<string, string>
}

/** The words alone, for searching and counting. */
export function wordsOf(inlines: readonly Inline[]): string {
  return inlines.map((one) => (typeof one === 'string' ? one : typeof one.of === 'string' ? one.of : wordsOf(one.of))).join('')
}

/** Each paragraph and list item of a section as plain words. */
export function passagesOf(section: Section): string[] {
  return section.blocks.flatMap((block) => (block.is === 'paragraph' ? [wordsOf(block.of)] : block.items.map(wordsOf)))
}
