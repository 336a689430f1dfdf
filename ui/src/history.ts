// Undo buttons of the history.
import { Fault, send } from './api'
import { all } from './dom'
import { tell } from './words'

export function start(): void {
  for (const button of all<HTMLButtonElement>('button[data-undo]')) {
    button.addEventListener('click', () => void undo(button))
    button.disabled = false
  }
}

async function undo(button: HTMLButtonElement): Promise<void> {
  button.disabled = true
  try {
    await send(`/api/decisions/${button.dataset.undo}/undo`, {})
    location.reload()
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    tell(error.message)
    button.disabled = false
  }
}
