/** What a script started by `measure/child.ts` shares with its parent: settings, reports, and an end together. */
export const settingsOf = <Settings>(): Settings => JSON.parse(process.argv[2]!) as Settings

export function tell(message: unknown) {
  process.send!(message)
}

/** Ends the process in order once the parent lets go of it. */
export function endWithParent(close: () => Promise<void> | void) {
  process.on('disconnect', () => void Promise.resolve(close()).then(() => process.exit(0)))
}
