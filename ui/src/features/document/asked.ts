// How a field is put to a person: its words, its path and what is to be mended. Holds no answer.
export interface Asked {
  label: string
  hint: string | undefined
  path: string
  problem: string | undefined
  /** The page's heading says the same: the label is for screen readers only. */
  isTitle: boolean
}
