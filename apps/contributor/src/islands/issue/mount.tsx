import { mount } from '@smithers/ui-kit/mount'
import { pathParams } from '@smithers/ui-kit/url/params'
import { startFrame } from '../../look/frame.ts'
import { layProse } from '../../reading/lay-prose.ts'
import { layWith } from '../../reading/prose.tsx'
import { repoInPath } from '../../repo/here.ts'
import { IssuePage } from './issue-page.tsx'

const repo = repoInPath()
const number = Number(pathParams('/:owner/:repo/issues/:number')?.number)
layWith(layProse)
startFrame()
if (repo) mount('issue', () => <IssuePage repo={repo} number={number} />)
