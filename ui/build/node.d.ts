// The four Node functions the build uses, declared here so that no package is needed for their types.
declare module 'node:fs' {
  export function readFileSync(path: string, encoding: 'utf8'): string
  export function writeFileSync(path: string, text: string): void
  export function readdirSync(path: string): string[]
  export function existsSync(path: string): boolean
}
declare module 'node:path' {
  export function join(...parts: string[]): string
  export function resolve(...parts: string[]): string
}
