const units = ['bytes', 'kB', 'MB', 'GB']

/** A number of bytes for people: 1,000 to the next unit, as disks are sold. */
export function sizeInWords(bytes: number): string {
  let size = bytes
  let unit = 0
  for (; size >= 1_000 && unit < units.length - 1; unit++) size /= 1_000
  return unit === 0
    ? `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`
    : `${size < 10 ? size.toFixed(1) : Math.round(size)} ${units[unit]}`
}
