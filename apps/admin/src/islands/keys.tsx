import { openConsole } from '../frame/open-console.tsx'
import { Keys } from '../keys/keys.tsx'

openConsole(() => <Keys />)
