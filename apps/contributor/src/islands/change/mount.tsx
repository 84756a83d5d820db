import { mount } from '@smithers/ui-kit/mount'
import { pathParams } from '@smithers/ui-kit/url/params'
import { startFrame } from '../../look/frame.ts'
import { repoInPath } from '../../repo/here.ts'
import { ChangePage } from './change-page.tsx'

const repo = repoInPath()
const id = pathParams('/:owner/:repo/changes/:change')?.change
startFrame()
if (repo && id) mount('change', () => <ChangePage repo={repo} id={id} />)
