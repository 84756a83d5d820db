/** A key as `@smithers/ui-kit/keys/registry` takes it. */
export type WantedKey = { keys: string; does: string; run: () => void }

/** Keys of the page that is open. They are handed on when the first key is pressed, which fetches what listens for keys. */
export const wantedKeys: WantedKey[] = []
