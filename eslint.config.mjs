import tseslint from 'typescript-eslint'

import freehold from './tools/eslint/index.mjs'

const code = ['**/*.{ts,tsx,mjs}']
const typescript = ['**/*.{ts,tsx}']
const tests = ['tests/**', '**/*.test.{ts,tsx,mjs}']
const commandLine = ['bin/**', 'src/cli/**', 'bench/**', 'tools/**', 'tests/setup/**']

const generated = [
  '.next/**',
  '.data/**',
  'coverage/**',
  'next-env.d.ts',
  '**/payload-types.ts',
  '**/importMap.js',
  'src/migrations/**',
]

// A module augmentation needs `interface`; everything else is a type.
const noInterface = {
  selector: 'Program > TSInterfaceDeclaration, Program > ExportNamedDeclaration > TSInterfaceDeclaration',
  message: 'Use a `type`.',
}

const noFloats = [
  { selector: "CallExpression[callee.property.name='toFixed']", message: 'Money has no floats: use src/domain/money.' },
  { selector: "CallExpression[callee.name='parseFloat']", message: 'Money has no floats: use src/domain/money.' },
  {
    selector: "CallExpression[callee.object.name='Number'][callee.property.name='parseFloat']",
    message: 'Money has no floats: use src/domain/money.',
  },
]

export default tseslint.config(
  { ignores: generated },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...tseslint.configs.recommended.map((config) => ({ ...config, files: code })),
  {
    files: code,
    plugins: { freehold },
    rules: {
      'freehold/layer-imports': 'error',
      'freehold/local-api-req': 'error',
      'freehold/no-swallowed-local-api': 'error',
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'], location: 'start' }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'object-shorthand': 'error',
      'prefer-template': 'error',
      'no-restricted-syntax': ['error', noInterface],
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': 'allow-with-description' }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, caughtErrors: 'all' }],
    },
  },
  {
    files: typescript,
    ignores: tests,
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
    },
  },
  {
    files: [
      'collections/**',
      'endpoints/**',
      'hooks/**',
      'jobs/**',
      'src/domain/**',
      'src/services/**',
      'src/gateways/**',
    ],
    ignores: tests,
    rules: { 'no-restricted-syntax': ['error', noInterface, ...noFloats] },
  },
  { files: commandLine, rules: { 'no-console': 'off' } },
  {
    files: tests,
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'freehold/local-api-req': ['error', { req: false }],
      // The tests of the traps walk into them.
      'freehold/no-swallowed-local-api': 'off',
      'no-console': 'off',
    },
  },
)
