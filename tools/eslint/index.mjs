import { layerImports } from './layer-imports.mjs'
import { localApiReq } from './local-api-req.mjs'
import { noSwallowedLocalApi } from './no-swallowed-local-api.mjs'

/** The rules of this repository, as an ESLint plugin. */
export default {
  meta: { name: 'freehold' },
  rules: {
    'layer-imports': layerImports,
    'local-api-req': localApiReq,
    'no-swallowed-local-api': noSwallowedLocalApi,
  },
}
