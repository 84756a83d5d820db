import { openConsole } from '../frame/open-console.tsx'
import { Health } from '../health/health.tsx'

openConsole(() => <Health />)
