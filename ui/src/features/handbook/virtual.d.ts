// The handbook of each language as build/handbook.ts serves it.
declare module 'virtual:handbook/*' {
  export const handbook: import('./tree').Handbook
}
