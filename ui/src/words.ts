// What the island says, in the page's language: the server sends it along (src/selon/web/island.py).

interface Words {
  language: string
  say: Record<string, string>
  fields: Record<string, string>
  values: Record<string, Record<string, string>>
  labels: Record<string, string>
}

export const words = JSON.parse(document.getElementById('island-words')?.textContent ?? '{}') as Words

/** A sentence with its `%(fields)s` filled. */
export function say(name: string, values: Record<string, string | number> = {}): string {
  const message = words.say[name] ?? name
  return message.replace(/%\((\w+)\)s/g, (_, field: string) => String(values[field] ?? ''))
}

/** The words for a value of the codebook or the store. */
export function label(value: string): string {
  for (const values of [words.labels, ...Object.values(words.values), words.fields]) {
    if (values[value] !== undefined) return values[value]
  }
  return value.replaceAll('_', ' ')
}

const locale = `${words.language}-u-nu-latn` // the digits that the server writes
const numbers = new Intl.NumberFormat(locale)
const days = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' })

export const number = (value: number): string => numbers.format(value)

/** An ISO day as people write it. */
export const day = (iso: string): string => days.format(new Date(`${iso}T00:00:00Z`))

/** Say something to everybody, screen readers too. */
export function tell(message: string): void {
  const said = document.getElementById('said')
  if (said) said.textContent = message
}
