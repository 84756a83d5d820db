/**
 * Opens the sign-in dialog; its code is fetched now and not before.
 *
 * @param why one sentence on what needs it, e.g. "To report something, the hub must know whom to answer."
 * @returns the address, or undefined when nobody signed in
 */
export async function askToSignIn(why?: string): Promise<string | undefined> {
  const { openSignIn } = await import('./sign-in.tsx')
  return new Promise((resolve) => openSignIn(why, resolve))
}
