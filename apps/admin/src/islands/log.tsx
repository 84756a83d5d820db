import { openConsole } from '../frame/open-console.tsx'
import { Log } from '../log/log.tsx'

openConsole(() => <Log />)
