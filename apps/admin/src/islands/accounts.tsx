import { openConsole } from '../frame/open-console.tsx'
import { Accounts } from '../accounts/accounts.tsx'

openConsole(() => <Accounts />)
