import { createHash } from 'node:crypto'
import { referenceScript } from './reference-script.ts'
import { referenceStyle } from './reference-style.ts'

/** A page that reads openapi.json of its own folder and lists it; it holds no data and asks no other server. */
export const referencePage = (): Response =>
  new Response(page, { headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy } })

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>API · Freehold</title>
<style>${referenceStyle}</style>
</head>
<body>
<header>
<h1>Freehold API</h1>
<p id="about" role="status">Reading the description…</p>
<label for="search">Search</label>
<input id="search" type="search" placeholder="Path, summary or permission" autocomplete="off">
</header>
<main id="list"></main>
<script>${referenceScript}</script>
</body>
</html>
`

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** Only the script and the style that are written above; nothing from elsewhere. */
const policy = [
  "default-src 'none'",
  `script-src ${hashOf(referenceScript)}`,
  `style-src ${hashOf(referenceStyle)}`,
  "connect-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')
