import { escapeHtml } from './escape-html.ts'
import type { MailBlock, MailContent, MailOutline } from './mail-content.ts'

/**
 * Sets a mail in the one layout of the product, as HTML and as text: 600 px, styles inline, nothing loaded from anywhere,
 * light and dark. Values are escaped here, so that templates hold plain text only.
 * @throws RangeError for a link that is not http(s)
 */
export const layOutMail = ({ subject, heading, blocks }: MailOutline): MailContent => ({
  subject: oneLine(subject),
  text: `${[heading, ...blocks.map(asText), signature].join('\n\n')}\n`,
  html: page({ subject: oneLine(subject), heading, body: blocks.map(asHtml).join('\n') }),
})

const signature = 'Freehold'
const longestSubject = 150

/** A line break in a subject would begin another header. */
const oneLine = (text: string): string =>
  text
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, longestSubject)

const asText = (block: MailBlock): string => {
  switch (block.kind) {
    case 'code':
      return `    ${block.code}`
    case 'link':
      return `${block.label}:\n${safeUrl(block.url)}`
    case 'facts':
      return block.facts.map(([label, value]) => `${label}: ${oneLine(value)}`).join('\n')
    default:
      return block.text
  }
}

const asHtml = (block: MailBlock): string => {
  switch (block.kind) {
    case 'text':
      return `<p style="margin:0 0 16px">${escapeHtml(block.text)}</p>`
    case 'note':
      return `<p class="soft" style="margin:0 0 16px;font-size:14px;color:#5c6670">${escapeHtml(block.text)}</p>`
    case 'code':
      return `<p class="code" style="margin:8px 0 24px;padding:16px;border-radius:8px;background:#f1f4f3;color:#12312b;text-align:center;font:600 32px/1.2 ui-monospace,Menlo,Consolas,monospace;letter-spacing:8px">${escapeHtml(block.code)}</p>`
    case 'link':
      return linkHtml({ label: escapeHtml(block.label), url: escapeHtml(safeUrl(block.url)) })
    case 'facts':
      return `<table role="presentation" cellpadding="0" cellspacing="0" style="margin:0 0 20px;font-size:15px">${block.facts.map(factHtml).join('')}</table>`
  }
}

const linkHtml = ({ label, url }: { label: string; url: string }): string =>
  `<p style="margin:8px 0 16px"><a class="button" href="${url}" style="display:inline-block;padding:12px 24px;border-radius:8px;background:#14584b;color:#ffffff;font-weight:600;text-decoration:none">${label}</a></p>
<p class="soft" style="margin:0 0 16px;font-size:13px;color:#5c6670;word-break:break-all">Or open this address: <a class="soft" href="${url}" style="color:#5c6670">${url}</a></p>`

const factHtml = ([label, value]: readonly [string, string]): string =>
  `<tr><td class="soft" style="padding:3px 20px 3px 0;color:#5c6670;vertical-align:top">${escapeHtml(label)}</td><td style="padding:3px 0">${escapeHtml(value)}</td></tr>`

/** @throws RangeError */
const safeUrl = (url: string): string => {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) throw new RangeError('A link in a mail begins with http(s)://.')
  return new URL(url).href
}

/** Mail programs that know it turn the colours over; the others show the light ones. */
const darkStyles = `@media (prefers-color-scheme:dark){.page{background:#121615!important}.card{background:#1b2120!important;color:#e8eceb!important;border-color:#2b3331!important}.soft{color:#a3adab!important}.code{background:#26302d!important;color:#ffffff!important}.button{background:#2f8f7c!important}.mark{color:#7fcbb9!important}}`

const page = ({
  subject,
  heading,
  body,
}: {
  subject: string
  heading: string
  body: string
}): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(subject)}</title>
<style>${darkStyles}</style>
</head>
<body class="page" style="margin:0;padding:0;background:#eef1f0">
<table class="page" role="presentation" width="100%" cellpadding="0" cellspacing="0" style="background:#eef1f0"><tr><td align="center" style="padding:32px 16px">
<table class="card" role="presentation" width="600" cellpadding="0" cellspacing="0" style="width:100%;max-width:600px;background:#ffffff;border:1px solid #dfe4e2;border-radius:12px;color:#1c2422;font:16px/1.55 -apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;text-align:left"><tr><td style="padding:32px">
<p class="mark" style="margin:0 0 24px;font-size:15px;font-weight:700;letter-spacing:.02em;color:#14584b">${signature}</p>
<h1 style="margin:0 0 16px;font-size:22px;line-height:1.3;font-weight:650">${escapeHtml(heading)}</h1>
${body}
</td></tr></table>
</td></tr></table>
</body>
</html>
`
