import { Match, Show, Switch, createSignal } from 'solid-js'
import { viewFile } from '@smithers/api-spec/client/file/file'
import type { File } from '@smithers/api-spec/client/model/file'
import { read } from '@smithers/ui-kit/api/operation'
import { Copy } from '@smithers/ui-kit/copy'
import { Again } from '../../reading/again.tsx'
import { late } from '../../reading/late.tsx'
import { pictureOf } from '../../reading/picture.ts'
import { Prose } from '../../reading/prose.tsx'
import { sizeInWords } from '../../reading/size.ts'
import { Waiting } from '../../reading/waiting.tsx'
import type { RepoName } from '../../repo/here.ts'
import { codeHref, repoHref } from '../../repo/links.ts'
import { OddFile } from './late-parts.ts'
import { Outline } from './outline-box.tsx'
import type { Place } from './place.ts'

const Blame = late(() => import('./blame.tsx').then((part) => part.Blame))
const Code = late(() => import('@smithers/ui-kit/code').then((part) => part.Code))

/** Asked for once, it stands beside the next file too. */
const [blamed, setBlamed] = createSignal(false)

/** @param props.size bytes as the folder says, to know before asking whether there is anything to wait for */
export function FileView(props: { repo: RepoName; place: Place; size: number | null }) {
  const file = read(
    () => props.place,
    ({ path, change }, init) =>
      viewFile(
        props.repo.owner,
        props.repo.name,
        { path, html: /\.(md|markdown)$/i.test(path), ...(change && { change }) },
        init,
      ),
  )
  const here = () => (file.value()?.path === props.place.path ? file.value() : undefined)
  return (
    <Switch fallback={<Waiting lines={16} />}>
      <Match when={file.problem()}>
        {(problem) => (
          <>
            <Again problem={problem()} onAgain={file.refetch} />
            <Show when={props.size}>{(size) => <p class="text-mute">The file has {sizeInWords(size())}.</p>}</Show>
          </>
        )}
      </Match>
      <Match when={here()}>{(open) => <Open repo={props.repo} place={props.place} file={open()} />}</Match>
    </Switch>
  )
}

function Open(props: { repo: RepoName; place: Place; file: File }) {
  const [hash, setHash] = createSignal(location.hash)
  const [source, setSource] = createSignal(/^#L\d/.test(location.hash))
  const picture = () => pictureOf(props.file)
  const text = () => props.file.encoding === 'utf-8' && !props.file.symlink
  const rendered = () => (source() || blamed() ? null : props.file.html)
  return (
    <div class="file">
      <p class="file-facts figures">
        <span class="text-mute">
          <Show when={text()}>
            {props.file.lines.toLocaleString('en')} {props.file.lines === 1 ? 'line' : 'lines'} ·{' '}
          </Show>
          {sizeInWords(props.file.size)}
          <Show when={props.file.executable}> · may be run</Show>
        </span>
        <Show when={props.file.html !== null}>
          <button type="button" class="copy" aria-pressed={source()} onClick={() => setSource((was) => !was)}>
            source
          </button>
        </Show>
        <a href={`${repoHref(props.repo, '/changes')}?path=${encodeURIComponent(props.file.path)}`}>its changes</a>
        <a href={codeHref(props.repo, props.file.path, props.file.change) + hash()}>permanent link</a>
        <Show when={text() && props.file.size > 0}>
          <button type="button" class="copy blame" aria-pressed={blamed()} onClick={() => setBlamed((was) => !was)}>
            blame
          </button>
          <span class="copy-place">
            <Copy text={props.file.content} of="the file" />
          </span>
        </Show>
      </p>
      <Show when={text() && props.file.size > 0}>
        <Outline path={props.file.path} text={props.file.content} prose={rendered() !== null} />
        <Show when={blamed()}>
          <Blame repo={props.repo} file={props.file} />
        </Show>
      </Show>
      <Switch
        fallback={<Code text={props.file.content} name={props.file.path} onMark={() => setHash(location.hash)} />}
      >
        <Match when={picture() && !((source() || blamed()) && text()) && picture()}>
          {(address) => <img class="picture" src={address()} alt={props.file.path} />}
        </Match>
        <Match when={!text() || props.file.size === 0}>
          <OddFile repo={props.repo} place={props.place} file={props.file} submodule={false} />
        </Match>
        <Match when={rendered()}>
          {(html) => (
            <div class="file-prose">
              <Prose
                html={html()}
                repo={props.repo}
                path={props.file.path}
                change={props.place.change}
                label={props.file.path}
              />
            </div>
          )}
        </Match>
      </Switch>
    </div>
  )
}
