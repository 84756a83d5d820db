/** The path a relative address means, seen from a file; undefined for an address of another site or within the page. */
export function pathFrom(file: string, address: string): string | undefined {
  if (address === '' || address.startsWith('#') || address.startsWith('//') || /^[a-z][a-z0-9+.-]*:/i.test(address))
    return undefined
  const url = URL.parse(address, `file:///${file.split('/').map(encodeURIComponent).join('/')}`)
  const parts = url?.pathname.split('/').filter(Boolean)
  return parts?.map((part) => decodeURIComponent(part)).join('/')
}
