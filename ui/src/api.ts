// The API, from the page: JSON in, JSON out; a fault is an exception with the server's own words.
import type { Decision } from './types'
import { say, tell } from './words'

export class Fault extends Error {
  constructor(
    message: string,
    readonly status: number,
    readonly latest: Decision | null = null,
  ) {
    super(message)
  }
}

export async function get<T>(path: string, parameters: Record<string, string> = {}, signal?: AbortSignal): Promise<T> {
  const query = new URLSearchParams(parameters).toString()
  return read<T>(await reach(query ? `${path}?${query}` : path, signal ? { signal } : {}))
}

export async function send<T>(path: string, body: unknown): Promise<T> {
  const headers = { 'content-type': 'application/json', 'x-selon-token': document.body.dataset.token ?? '' }
  return read<T>(await reach(path, { method: 'POST', headers, body: JSON.stringify(body) }))
}

/** A page of ours, parsed: its parts can be put in place of those that are shown. */
export async function page(address: string, signal?: AbortSignal): Promise<Document> {
  const response = await reach(address, signal ? { signal } : {})
  if (!response.ok) throw new Fault(response.statusText, response.status)
  return new DOMParser().parseFromString(await response.text(), 'text/html')
}

async function reach(address: string, options: RequestInit): Promise<Response> {
  try {
    return await fetch(address, options)
  } catch (error) {
    if (!isAbort(error)) tell(say('no_answer'))
    throw error
  }
}

const isAbort = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError'

/** `work`, of which only the latest run counts: each aborts the one before, and that is no fault. */
export function latest(work: (signal: AbortSignal) => Promise<void>): () => Promise<void> {
  let going: AbortController | null = null
  return async () => {
    going?.abort()
    going = new AbortController()
    try {
      await work(going.signal)
    } catch (error) {
      if (!isAbort(error)) throw error
    }
  }
}

async function read<T>(response: Response): Promise<T> {
  const body = (await response.json()) as T & { message?: string; latest?: Decision | null }
  if (!response.ok) throw new Fault(body.message ?? response.statusText, response.status, body.latest ?? null)
  return body
}
