/** `npm run rotate-keys -- [--data <folder>]`: new signing keys; the ones before them still verify until the next rotation. */
import { parseArgs } from 'node:util'
import { join, resolve } from 'node:path'

import { root } from './build.ts'
import { rotateSecrets } from './secrets.ts'

const { values } = parseArgs({ options: { data: { type: 'string' } } })
const folder =
  values.data === undefined ? join(root, '.smithers') : resolve(process.env.INIT_CWD ?? process.cwd(), values.data)
const { accessKeys } = rotateSecrets(folder)
console.log(
  `Key ${accessKeys[0]?.kid} signs from the hub's next start on; ${accessKeys[1]?.kid ?? 'no other'} still verifies.`,
)
