/** The path a relative address means, seen from a file; undefined for an address of another site or within the page. */
export function pathFrom(file: string, address: string): string | undefined {
  if (address === '' || address.startsWith('#') || address.startsWith('//') || /^[a-z][a-z0-9+.-]*:/i.test(address)) {
    return undefined
  }
  return decoded(URL.parse(address, `file:///${file.split('/').map(encodeURIComponent).join('/')}`)?.pathname.slice(1))
}

/** What percent signs stand for; undefined when they stand for nothing. */
export function decoded(text: string | undefined): string | undefined {
  try {
    return text && decodeURIComponent(text)
  } catch (failure) {
    if (failure instanceof URIError) return undefined
    throw failure
  }
}
