import { validationError } from '../../platform/errors.ts'

const maxLength = 200

/** Extensions that a browser, a server or an operating system would run. */
const active =
  /^(html?|xhtml|shtml|svgz?|xml|xsl|js|mjs|cjs|jsx?|tsx?|css|swf|php\d?|phtml|phar|aspx?|jspx?|cgi|py|pl|rb|sh|bash|bat|cmd|ps1|vbs?|wsf|hta|exe|dll|com|scr|msi|jar|war|apk|app|dmg|pkg|deb|rpm|lnk|url|desktop|reg|cpl|docm|xlsm|pptm)$/

export type FileName = { stem: string; extension: string }

/**
 * Takes the name of an uploaded file apart. The name is only shown; the stored object gets one of its own.
 * @throws 400 for a path, control or direction characters, a hidden file, and an extension that hides another
 */
export const checkFileName = (name: string): FileName => {
  if (!name.trim()) throw refuse('The file has no name.')
  if (name.length > maxLength) throw refuse(`The name of the file is longer than ${maxLength} characters.`)
  if (/[/\\]/.test(name) || name.includes('..')) throw refuse('The name of the file must not contain a path.')
  // Direction marks make `gpj.exe` read as `exe.jpg`.
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(name)) throw refuse('The name of the file contains hidden characters.')
  const [stem = '', ...extensions] = name.split('.').map((part) => part.trim())
  const extension = extensions.at(-1)?.toLowerCase()
  if (!stem || !extension) throw refuse('The file needs a name and an extension, such as lease.pdf.')
  if (extensions.slice(0, -1).some((part) => active.test(part.toLowerCase())) || active.test(stem.toLowerCase()))
    throw refuse('The name of the file has two extensions: rename it.')
  return { stem: name.slice(0, name.lastIndexOf('.')).trim(), extension }
}

const refuse = (message: string) => validationError(message, 'file')
