/**
 * Gathers what comes within one turn of the event loop, so that a hundred answers at once change the page once.
 *
 * @param take receives what was gathered, in order; never nothing
 */
export function gather<T>(take: (items: readonly T[]) => void): { add: (item: T) => void; flush: () => void } {
  let items: T[] = []
  let timer: ReturnType<typeof setTimeout> | undefined
  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    const gathered = items
    items = []
    if (gathered.length > 0) take(gathered)
  }
  return {
    add: (item) => {
      items.push(item)
      timer ??= setTimeout(flush)
    },
    flush,
  }
}
