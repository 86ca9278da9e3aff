/** A plain page that lists requests and lets a person play the payer. */
export const pageHtml = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Payment simulator</title>
<style>
  :root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif }
  body { margin: 2rem auto; max-width: 70rem; padding: 0 1rem }
  table { border-collapse: collapse; width: 100% }
  th, td { text-align: left; padding: .4rem .6rem; border-bottom: 1px solid #8884; vertical-align: top }
  td.amount { text-align: right; font-variant-numeric: tabular-nums }
  button { font: inherit; margin: 0 .2rem .2rem 0 }
  code { font-size: .85em }
</style>
<h1>Payment simulator</h1>
<p>Stands in for SasaPay. No money moves here. The last four digits of a phone choose what happens: see docs/simulator.md.</p>
<p id="totals"></p>
<table>
  <thead><tr><th>Asked</th><th>Phone</th><th>Amount</th><th>Reference</th><th>Scenario</th><th>State</th><th>Callbacks</th><th></th></tr></thead>
  <tbody id="rows"></tbody>
</table>
<script src="/page.js"></script>
</html>
`

export const pageScript = `'use strict'
const rows = document.getElementById('rows')
const totals = document.getElementById('totals')
const money = (minor, currency) => new Intl.NumberFormat('en-KE', { style: 'currency', currency }).format(minor / 100)

const fire = async (order) => {
  await fetch('/control/callbacks', {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(order),
  })
  setTimeout(show, 300)
}

const cell = (text, name) => {
  const td = document.createElement('td')
  td.textContent = text
  if (name) td.className = name
  return td
}

const button = (label, order) => {
  const element = document.createElement('button')
  element.textContent = label
  element.onclick = () => fire(order)
  return element
}

const row = (charge) => {
  const tr = document.createElement('tr')
  const id = { checkoutRequestId: charge.checkoutRequestId }
  const last = charge.callbacks.at(-1)
  const actions = cell('')
  if (charge.state === 'pending') {
    actions.append(button('Pay', { ...id, settle: 'paid' }), button('Cancel', { ...id, settle: 'cancelled' }))
    actions.append(button('Forge success', { ...id, overrides: { ResultCode: '0', TransactionCode: 'FORGED0001' } }))
  } else if (charge.state !== 'refused') {
    actions.append(button('Send again', id), button('Send 5 times', { ...id, copies: 5 }))
  }
  tr.append(
    cell(new Date(charge.requestedAt).toLocaleString()),
    cell(charge.phone),
    cell(money(charge.amountMinor, charge.currency), 'amount'),
    cell(charge.reference),
    cell(charge.plan.scenario),
    cell(charge.state + (charge.state === 'paid' ? ' ' + charge.transactionCode : '')),
    cell(last ? charge.callbacks.length + ' (last: ' + (last.status ?? last.error) + ')' : 'none'),
    actions,
  )
  return tr
}

const show = async () => {
  const [{ requests }, { merchants }] = await Promise.all(
    ['/control/requests', '/book'].map(async (path) => (await fetch(path)).json()),
  )
  rows.replaceChildren(...requests.map(row))
  totals.textContent = merchants
    .map((book) => 'Merchant ' + book.merchantCode + ': ' + book.count + ' payments, ' + money(book.collectedMinor, book.currency))
    .join(' · ')
}

show()
setInterval(show, 3000)
`
