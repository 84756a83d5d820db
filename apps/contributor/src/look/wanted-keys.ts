/** A key as `@smithers/ui-kit/keys/registry` takes it. */
export type WantedKey = { keys: string; does: string; run: () => void }

const wanted: WantedKey[] = []
let start: ((key: WantedKey) => void) | undefined

/** Asks for a key of the page that is open. What listens for keys is fetched with the first press; until then it is kept here. */
export function wantKey(...keys: WantedKey[]): void {
  for (const key of keys) {
    if (start) start(key)
    else wanted.push(key)
  }
}

/** Hands over what was asked for, and what will be. */
export function whenKeysStart(use: (key: WantedKey) => void): void {
  start = use
  wanted.splice(0).forEach(use)
}
