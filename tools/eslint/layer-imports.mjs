import { posix, relative } from 'node:path'

import { closed, closedPackages, layers, open } from './layers.mjs'

// eslint.config.mjs and jest.config.mjs at the root belong to the tools themselves.
const toolConfig = /^[\w.]+\.config\.mjs$/

/** Reports an import that goes against the direction of layers.mjs. */
export const layerImports = {
  meta: {
    type: 'problem',
    docs: { description: 'imports follow the layer table' },
    schema: [],
    messages: {
      layer: '{{from}} must not import {{to}}: see tools/eslint/layers.mjs for the direction of dependencies.',
      closed: 'Product code must not import {{to}}.',
      package: '{{from}} must not import the package {{to}}: see tools/eslint/layers.mjs.',
      unknown: 'The folder {{from}} has no layer: decide what it may import in tools/eslint/layers.mjs.',
    },
  },
  create(context) {
    const file = toPosix(relative(context.cwd, context.filename))
    const from = layerOf(file)
    const isTest = /\.test\.tsx?$/.test(file)
    if (!from && /^src\/[^/]+\//.test(file)) {
      return { Program: (node) => context.report({ node, messageId: 'unknown', data: { from: posix.dirname(file) } }) }
    }
    const check = (node) => {
      const source = node.source
      if (typeof source?.value !== 'string') return
      const found = judge({ file, from, isTest, specifier: source.value })
      if (found)
        context.report({ node: source, messageId: found.messageId, data: { from: from ?? file, to: found.to } })
    }
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    }
  },
}

const judge = ({ file, from, isTest, specifier }) => {
  if (!specifier.startsWith('.')) return isTest || !from ? undefined : judgePackage({ from, specifier })
  const target = posix.join(posix.dirname(file), specifier)
  const closedFolder = closed.find((folder) => target.startsWith(`${folder}/`))
  const mayUseClosed = isTest || toolConfig.test(file) || file.startsWith(`${closedFolder}/`)
  if (closedFolder) return mayUseClosed ? undefined : { messageId: 'closed', to: closedFolder }
  if (!from) return undefined
  return judgeFolder({ from, target })
}

const judgeFolder = ({ from, target }) => {
  const { may } = layers[from]
  const to = layerOf(target)
  if (may === '*' || to === from) return undefined
  const isOpen = open.some((path) => target.replace(/\.[jt]sx?$/, '') === path)
  if (isOpen && from !== 'src/domain') return undefined
  if (to && may.includes(to)) return undefined
  return { messageId: 'layer', to: to ?? target }
}

const judgePackage = ({ from, specifier }) => {
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
  const { may, onlyPackages, packages = [] } = layers[from]
  if (name === '@payload-config' && may === '*') return undefined
  if (onlyPackages) return onlyPackages.includes(name) ? undefined : { messageId: 'package', to: name }
  const owners = closedPackages[name]
  if (!owners || owners.includes(from) || packages.includes(name)) return undefined
  return { messageId: 'package', to: name }
}

// The longest folder wins, so that `src` stands for the files directly in it.
const layerOf = (file) => {
  const match = Object.keys(layers)
    .filter((folder) => file.startsWith(`${folder}/`))
    .sort((a, b) => b.length - a.length)[0]
  if (match === 'src' && file.split('/').length > 2) return undefined
  return match
}

const toPosix = (path) => path.replaceAll('\\', '/')
