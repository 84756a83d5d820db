import { openConsole } from '../frame/open-console.tsx'
import { Limits } from '../limits/limits.tsx'

openConsole(() => <Limits />)
