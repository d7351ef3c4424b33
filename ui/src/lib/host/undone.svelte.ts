// How often something was taken back since the bag was opened: whoever still says that it was done stops saying so. Knows no deed.

let count = $state(0)

/** Read in an effect: it runs again after each undo. */
export function undone(): number {
  return count
}

export function tellUndone(): void {
  count += 1
}
