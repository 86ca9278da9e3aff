import { z } from 'zod'
import { parseNetwork } from '../ip-address.ts'

/** Forms of values that several variables share. */
export const text = () => z.string().trim().min(1)
export const port = () => z.coerce.number().int().min(1).max(65_535)
export const count = (max: number) => z.coerce.number().int().min(1).max(max)
export const onOff = () => z.enum(['on', 'off'])
export const flag = () => z.stringbool({ truthy: ['true', 'yes', 'on', '1'], falsy: ['false', 'no', 'off', '0'] })

export const url = (...protocols: string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol))

/** A URL that paths are appended to: without a slash at its end. */
export const baseUrl = () => url('http:', 'https:').transform((value) => value.replace(/\/+$/, ''))

/** Scheme and host of pages, comma-separated; no path, and never all of them. */
export const origins = () =>
  z
    .string()
    .transform((value) => value.split(',').flatMap((part) => part.trim().replace(/\/$/, '') || []))
    .refine((list) => list.every((part) => URL.canParse(part) && new URL(part).origin === part))

/** Addresses and CIDR networks, comma-separated. */
export const networks = () =>
  z
    .string()
    .transform((value) => value.split(',').flatMap((part) => part.trim() || []))
    .refine((list) => list.every(isNetwork))

/** 32 bytes in base64. */
export const key = () => z.string().refine(isKey)

export const portFix = 'Use a whole number from 1 to 65535.'
export const flagFix = 'Use true or false.'
export const onOffFix = 'Use on or off.'

type Note = { group: string; description: string; fix: string; example?: string; isSecret?: boolean }

/** Makes the notes of the variables under one heading: what it does, what to do when it is wrong, an example. */
export const notesFor =
  (group: string, { isSecret = false } = {}) =>
  (description: string, fix: string, example?: string): Note => ({ group, description, fix, example, isSecret })

const isNetwork = (value: string): boolean => parseNetwork(value) !== undefined

const isKey = (value: string): boolean =>
  Buffer.from(value, 'base64').length === 32 && /^[A-Za-z0-9+/]{43}=?$/.test(value)
