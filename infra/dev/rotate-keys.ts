/** `npm run rotate-keys -- [--data <folder>]`: new signing keys, also for a hub that runs; those before verify until the next rotation. */
import { parseArgs } from 'node:util'
import { join, resolve } from 'node:path'

import { root } from './build.ts'
import { rotateSecrets, SecretsBroken } from './secrets.ts'

const { values } = parseArgs({ options: { data: { type: 'string' } } })
const folder =
  values.data === undefined ? join(root, '.smithers') : resolve(process.env.INIT_CWD ?? process.cwd(), values.data)
try {
  const { accessKeys } = rotateSecrets(folder)
  console.log(
    `Key ${accessKeys[0]?.kid} signs from now on; ${accessKeys[1]?.kid ?? 'no other'} still verifies. A hub that runs takes it over within seconds.`,
  )
} catch (error) {
  if (!(error instanceof SecretsBroken)) throw error
  console.error(error.message)
  process.exitCode = 1
}
