/** How many of a thing, e.g. "1 change", "2,790 changes". */
export function count(number: number, thing: string): string {
  return `${number.toLocaleString('en')} ${thing}${number === 1 ? '' : 's'}`
}
