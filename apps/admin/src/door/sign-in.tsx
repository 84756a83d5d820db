/** The way in, for those who are not signed in. */
export function SignIn() {
  return (
    <a class="button button-first" href="/you">
      Sign in
    </a>
  )
}
