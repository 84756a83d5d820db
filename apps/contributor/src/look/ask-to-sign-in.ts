/** Opens the sign-in dialog; its code is fetched now and not before. Resolves once it stands open. */
export async function askToSignIn(): Promise<void> {
  const { openSignIn } = await import('./sign-in.tsx')
  openSignIn()
}
