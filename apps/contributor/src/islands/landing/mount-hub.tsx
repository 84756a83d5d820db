import { mount } from '@smithers/ui-kit/mount'
import { startFrame } from '../../look/frame.ts'
import { Hub } from './hub.tsx'

startFrame()
mount('landing', () => <Hub />)
