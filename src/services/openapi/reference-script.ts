/** Runs in the browser as it is. Every text goes in as text, never as markup. */
export const referenceScript = `
'use strict'
const base = location.pathname.replace(/\\/docs\\/?$/, '')
const make = (tag, text, ...children) => {
  const element = document.createElement(tag)
  if (text) element.textContent = text
  element.append(...children)
  return element
}
const about = document.getElementById('about')
const list = document.getElementById('list')

const resolve = (node, all) =>
  node && node.$ref ? node.$ref.slice(2).split('/').reduce((at, key) => at && at[key], all) : node

const curl = (method, path, operation) => {
  const body = operation.requestBody ? " -H 'content-type: application/json' -d '{}'" : ''
  const key = (operation.parameters || []).some((one) => /IdempotencyKey$/.test(one.$ref || ''))
  return 'curl -X ' + method.toUpperCase() + ' "' + location.origin + base + path + '" -H "authorization: Bearer $TOKEN"' +
    (key ? ' -H "idempotency-key: $(uuidgen)"' : '') + body
}

const schemaText = (schema) => JSON.stringify(schema, null, 2)

const detail = (method, path, operation, all) => {
  const body = make('div')
  body.className = 'body'
  if (operation['x-permission']) body.append(make('p', 'Permission: ' + operation['x-permission']))
  if (operation.description) body.append(make('p', operation.description))
  const parameters = (operation.parameters || []).map((one) => resolve(one, all))
  if (parameters.length) {
    const rows = parameters.map((one) => make('tr', '',
      make('td', one.name + (one.required ? ' *' : '')), make('td', one.in),
      make('td', one.description || (one.schema && (one.schema.description || one.schema.type)) || '')))
    body.append(make('h3', 'Parameters'), make('table', '', ...rows))
  }
  const sent = operation.requestBody && operation.requestBody.content['application/json']
  if (sent) body.append(make('h3', 'Body'), make('pre', schemaText(sent.schema)))
  body.append(make('h3', 'Answers'), make('p', Object.keys(operation.responses).join(', ')))
  body.append(make('h3', 'Example'), make('pre', curl(method, path, operation)))
  return body
}

const entry = (method, path, operation, all) => {
  const summary = make('summary', '', make('b', method.toUpperCase()), make('code', path), make('span', operation.summary))
  const details = make('details', '', summary)
  details.dataset.text = [method, path, operation.summary, operation['x-permission']].join(' ').toLowerCase()
  details.addEventListener('toggle', () => {
    if (details.open && details.children.length === 1) details.append(detail(method, path, operation, all))
  })
  return details
}

const show = (all) => {
  const groups = new Map()
  for (const [path, operations] of Object.entries(all.paths))
    for (const [method, operation] of Object.entries(operations)) {
      const tag = operation.tags[0]
      groups.set(tag, [...(groups.get(tag) || []), entry(method, path, operation, all)])
    }
  for (const [tag, entries] of [...groups].sort(([a], [b]) => a.localeCompare(b)))
    list.append(make('section', '', make('h2', tag), ...entries))
  about.textContent = all.info.description
}

const search = () => {
  const words = document.getElementById('search').value.toLowerCase().split(/\\s+/).filter(Boolean)
  for (const section of list.children) {
    const entries = [...section.querySelectorAll('details')]
    for (const one of entries) one.hidden = !words.every((word) => one.dataset.text.includes(word))
    section.hidden = entries.every((one) => one.hidden)
  }
}
document.getElementById('search').addEventListener('input', search)

fetch(base + '/openapi.json', { credentials: 'same-origin' }).then(async (response) => {
  if (response.status === 401) about.textContent = 'Log in to the admin panel in this browser first, then reload this page.'
  else if (!response.ok) about.textContent = 'The description could not be read (status ' + response.status + '). Reload the page.'
  else { show(await response.json()); search() }
}, () => { about.textContent = 'The server cannot be reached. Check the connection and reload the page.' })
`
