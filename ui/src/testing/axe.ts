// Looks for barriers in what a test has drawn; colours and page landmarks are looked at in a real browser.
import { run } from 'axe-core'

export async function barriers(element: Element): Promise<string[]> {
  const { violations } = await run(element, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })
  return violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(' | ')}`)
}
