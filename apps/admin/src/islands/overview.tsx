import { openConsole } from '../frame/open-console.tsx'
import { Overview } from '../overview/overview.tsx'

openConsole(() => <Overview />)
