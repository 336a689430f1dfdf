// A field that looks names up as one types: an ARIA combobox over the register or the gazetteer.
import { get, latest } from './api'
import { make, settled } from './dom'
import type { Choice } from './types'
import { say } from './words'

let made = 0

export function lookUp(register: string, value: string, chosen: (choice: Choice | null) => void): HTMLElement {
  const id = `choices-${(made += 1)}`
  const list = make('ul', { role: 'listbox', id, 'aria-label': say('look_up'), hidden: true })
  const input = make('input', {
    role: 'combobox', 'aria-controls': id, 'aria-expanded': 'false', 'aria-autocomplete': 'list',
    'aria-label': say('look_up'), placeholder: say('look_up'), autocomplete: 'off', dir: 'auto', value,
  })
  let choices: Choice[] = []
  let at = -1

  const show = (found: Choice[]): void => {
    choices = found
    at = -1
    list.replaceChildren(...found.map((choice, number) => option(choice, `${id}-${number}`, () => pick(choice))))
    list.hidden = !found.length
    input.setAttribute('aria-expanded', String(found.length > 0))
    input.removeAttribute('aria-activedescendant')
  }
  const pick = (choice: Choice): void => {
    input.value = choice.name
    show([])
    chosen(choice)
    input.dataset.picked = choice.id
  }
  const find = latest(async (signal) => {
    const { items } = await get<{ items: Choice[] }>(`/api/lookup/${register}`, { q: input.value }, signal)
    show(items)
  })
  const look = settled(() => void find(), 120)
  input.addEventListener('input', () => {
    if (input.value.trim()) look()
    else {
      show([])
      chosen(null)
    }
  })
  input.addEventListener('keydown', (event) => {
    if (list.hidden) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      at = (at + (event.key === 'ArrowDown' ? 1 : choices.length - 1) + choices.length) % choices.length
      mark(list, at)
      input.setAttribute('aria-activedescendant', `${id}-${at}`)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      const choice = choices[Math.max(0, at)]
      if (choice) pick(choice)
    } else if (event.key === 'Escape') {
      event.stopPropagation()
      show([])
    }
  })
  input.addEventListener('blur', () => window.setTimeout(() => show([]), 150))
  return make('span', { class: 'lookup' }, input, list)
}

function option(choice: Choice, id: string, pick: () => void): HTMLElement {
  return make(
    'li', { role: 'option', id, 'aria-selected': 'false', mousedown: (event) => { event.preventDefault(); pick() } },
    make('bdi', {}, choice.name), ' ', make('small', {}, choice.detail),
  )
}

function mark(list: HTMLElement, at: number): void {
  ;[...list.children].forEach((item, number) => item.setAttribute('aria-selected', String(number === at)))
}
