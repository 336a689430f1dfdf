// Elements without markup: text is only ever text.

type Attributes = Record<string, string | boolean | EventListener>

/** `<name>` with attributes (functions are listeners) and children. */
export function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(key, value)
    else if (typeof value === 'boolean') element.toggleAttribute(key, value)
    else element.setAttribute(key, value)
  }
  element.append(...children)
  return element
}

export const find = <T extends Element>(selector: string, within: ParentNode = document): T | null =>
  within.querySelector<T>(selector)

export const all = <T extends Element>(selector: string, within: ParentNode = document): T[] => [
  ...within.querySelectorAll<T>(selector),
]

/** `work` at most once every `wait` ms, after the last call. */
export function settled(work: () => void, wait: number): () => void {
  let timer = 0
  return () => {
    window.clearTimeout(timer)
    timer = window.setTimeout(work, wait)
  }
}
