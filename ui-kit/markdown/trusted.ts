type Policy = { createHTML: (html: string) => unknown }
type Factory = { createPolicy: (name: string, rules: { createHTML: (html: string) => string }) => Policy }

let policy: Policy | undefined

/**
 * Admits HTML that the hub has already sanitised (the `html` members of its answers) through the Trusted Types policy
 * `smithers-html`. Nothing else may call it: it does not sanitise.
 *
 * @returns TrustedHTML where the browser has it, the string elsewhere; assign it to `innerHTML`
 */
export function sanitisedByHub(html: string): string {
  const factory = (globalThis as { trustedTypes?: Factory }).trustedTypes
  if (!factory) return html
  policy ??= factory.createPolicy('smithers-html', { createHTML: (given) => given })
  return policy.createHTML(html) as string
}
