import { createSignal } from 'solid-js'

/** Whether what is written lies on this device too. */
export type Kept = 'empty' | 'kept' | 'refused'

export type Draft<T extends Record<string, string>> = {
  value: () => T
  /** Writes one part; it is on the device before this returns. */
  write: (part: keyof T & string, text: string) => void
  kept: () => Kept
  /** When it was last written, in milliseconds; undefined when nothing is kept. */
  at: () => number | undefined
  clear: () => void
}

const prefix = 'smithers:draft:'

/**
 * What somebody writes, kept on this device at each keystroke, so that no crash, reload or sign-out loses it. It never leaves
 * the device.
 *
 * @param name what it is a draft of, e.g. `new:owner/repo`
 * @param empty the parts, all empty
 */
export function useDraft<T extends Record<string, string>>(name: string, empty: T): Draft<T> {
  const found = readDraft(name)
  const [value, setValue] = createSignal<T>({ ...empty, ...found?.parts })
  const [at, setAt] = createSignal(found?.at)
  const [kept, setKept] = createSignal<Kept>(found ? 'kept' : 'empty')
  const clear = () => {
    localStorage.removeItem(prefix + name)
    setValue(() => empty)
    setAt(undefined)
    setKept('empty')
  }
  const write = (part: keyof T & string, text: string) => {
    const next = { ...value(), [part]: text }
    setValue(() => next)
    if (Object.values(next).every((words) => words === '')) return clear()
    setAt(Date.now())
    setKept(keep(name, next))
  }
  return { value, write, kept, at, clear }
}

/** Puts a draft down for a page that is not open, such as a comment on another issue. */
export function keep(name: string, parts: Record<string, string>): Kept {
  try {
    localStorage.setItem(prefix + name, JSON.stringify({ parts, at: Date.now() }))
    return 'kept'
  } catch (failure) {
    // A full or forbidden store must not stop anybody from writing; the page says that it is not kept.
    if (failure instanceof DOMException) return 'refused'
    throw failure
  }
}

export type KeptDraft = { name: string; parts: Record<string, string>; at: number }

export function readDraft(name: string): KeptDraft | undefined {
  const text = localStorage.getItem(prefix + name)
  if (text === null) return undefined
  try {
    const found: unknown = JSON.parse(text)
    return isKept(found) ? { name, ...found } : undefined
  } catch (failure) {
    if (failure instanceof SyntaxError) return undefined
    throw failure
  }
}

/** Every draft on this device, the newest first. */
export function allDrafts(): KeptDraft[] {
  return Object.keys(localStorage)
    .filter((key) => key.startsWith(prefix))
    .flatMap((key) => readDraft(key.slice(prefix.length)) ?? [])
    .toSorted((a, b) => b.at - a.at)
}

export function dropDraft(name: string): void {
  localStorage.removeItem(prefix + name)
}

function isKept(found: unknown): found is { parts: Record<string, string>; at: number } {
  if (typeof found !== 'object' || found === null) return false
  const { parts, at } = found as { parts?: unknown; at?: unknown }
  return (
    typeof at === 'number' &&
    typeof parts === 'object' &&
    parts !== null &&
    Object.values(parts).every((words) => typeof words === 'string')
  )
}
