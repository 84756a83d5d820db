/** Where this browser keeps what its wallet needs: never a bare key. */

/** A passkey leaves only its name here; a kept key is sealed by another key that the browser will not give away. */
export type Kept =
  | { kind: 'passkey'; address: `0x${string}`; credentialId: Uint8Array<ArrayBuffer> }
  | { kind: 'sealed'; address: `0x${string}`; seal: CryptoKey; iv: Uint8Array<ArrayBuffer>; sealed: ArrayBuffer }

const place = { base: 'smithers-wallet', store: 'kept', key: 'identity' }

/** What is kept here, if anything. */
export async function kept(): Promise<Kept | undefined> {
  return (await within('readonly', (store) => store.get(place.key))) as Kept | undefined
}

export async function keep(what: Kept): Promise<void> {
  await within('readwrite', (store) => store.put(what, place.key))
}

/** Forgets the key on this device. A passkey stays with the platform; a sealed key is gone unless it was exported. */
export async function forget(): Promise<void> {
  await within('readwrite', (store) => store.delete(place.key))
}

/** Seals a key with a fresh AES-GCM key that cannot be read out, only used on this origin. */
export async function sealed(key: `0x${string}`, address: `0x${string}`): Promise<Kept> {
  const seal = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const bytes = new TextEncoder().encode(key)
  return {
    kind: 'sealed',
    address,
    seal,
    iv,
    sealed: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, seal, bytes),
  }
}

export async function unsealed(box: Extract<Kept, { kind: 'sealed' }>): Promise<`0x${string}`> {
  const bytes = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: box.iv }, box.seal, box.sealed)
  return new TextDecoder().decode(bytes) as `0x${string}`
}

async function within<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const base = await opened()
  try {
    return await answered(act(base.transaction(place.store, mode).objectStore(place.store)))
  } finally {
    base.close()
  }
}

function opened(): Promise<IDBDatabase> {
  const request = indexedDB.open(place.base, 1)
  request.onupgradeneeded = () => request.result.createObjectStore(place.store)
  return answered(request)
}

function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () =>
      reject(request.error ?? new DOMException('The database gave no reason.', 'UnknownError')),
    )
  })
}
