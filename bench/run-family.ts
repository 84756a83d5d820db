/** One family in a process of its own, so that none inherits another's heap: `node bench/run-family.ts <name> <folder>`. */
import { families } from './families.ts'

const [name = '', folder = ''] = process.argv.slice(2)
const load = families[name]
if (load === undefined) throw new Error(`there is no family ${name}`)
const family = await load()
process.send?.(await family(folder))
process.disconnect?.()
