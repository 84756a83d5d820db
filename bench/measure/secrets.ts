import { randomBytes } from 'node:crypto'

/** A fresh internal secret in the form of SMITHERS_INTERNAL_SECRETS. */
export const newSecrets = () => `bench:${randomBytes(32).toString('base64url')}`
