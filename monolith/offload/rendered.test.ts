import { expect, test } from 'vitest'
import { createRendered } from './rendered.ts'

test('forgets what was used longest ago once it is full', () => {
  const rendered = createRendered(10)
  rendered.keep('a', '1234')
  rendered.keep('b', '1234')
  expect(rendered.get('a')).toBe('1234')
  rendered.keep('c', '1234')
  expect([rendered.get('a'), rendered.get('b'), rendered.get('c')]).toEqual(['1234', undefined, '1234'])
})

test('does not keep what is larger than all its room, nor count a text twice', () => {
  const rendered = createRendered(10)
  rendered.keep('a', '12')
  for (let times = 0; times < 9; times++) rendered.keep('a', '12')
  rendered.keep('b', '123')
  rendered.keep('large', '0123456789')
  expect([rendered.get('a'), rendered.get('b'), rendered.get('large')]).toEqual(['12', '123', undefined])
})
