import type { ImportMap } from 'payload'

/** Generated: the components that the configuration names by path. */
export declare const importMap: ImportMap
