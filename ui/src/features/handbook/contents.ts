// The handbook's pages in their order, by theme; knows no words of theirs and no language.
export const THEMES = [
  { id: 'service', pages: ['service', 'need'] },
  { id: 'process', pages: ['assessment', 'plan', 'own-worker', 'term', 'meetings', 'evaluation', 'continuing'] },
  { id: 'recording', pages: ['four-voices', 'plain-words', 'together', 'others', 'corrections'] },
  { id: 'remote', pages: ['remote'] },
  { id: 'methods', pages: ['small-steps', 'gas', 'tasks', 'life-areas', 'motivation', 'network', 'groups'] },
  { id: 'safety', pages: ['non-disclosure', 'safety'] },
  { id: 'privacy', pages: ['privacy'] },
  { id: 'measures', pages: ['measures'] },
  { id: 'askel', pages: ['askel-day', 'keys', 'phrases', 'lock', 'backup', 'delivery', 'sources'] },
] as const

export type ThemeId = (typeof THEMES)[number]['id']
export type PageId = (typeof THEMES)[number]['pages'][number]

/** Every page, in the order in which previous and next lead. */
export const PAGES: readonly PageId[] = THEMES.flatMap((theme): readonly PageId[] => theme.pages)

export function isPage(id: string | undefined): id is PageId {
  return PAGES.some((page) => page === id)
}

export function themeOf(page: PageId): ThemeId {
  return THEMES.find((theme) => (theme.pages as readonly PageId[]).includes(page))?.id ?? THEMES[0].id
}

/** The pages before and after: undefined at the ends. */
export function neighbours(page: PageId): { before: PageId | undefined; after: PageId | undefined } {
  const at = PAGES.indexOf(page)
  return { before: PAGES[at - 1], after: PAGES[at + 1] }
}
