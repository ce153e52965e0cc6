import type { Change, Client } from '../shared/contracts/index.ts';
import { shownHeader } from '../shared/contracts/shown.ts';
import { reject } from '../shared/result.ts';

declare global {
  interface Window {
    /** Put there by the preload script of the desktop app. */
    davtari?: Client;
  }
}

/** The engine behind the loopback host: one POST per call, one event stream for changes. */
function httpClient(): Client {
  const listeners = new Set<(change: Change) => void>();
  let stream: EventSource | undefined;

  // Opened at the first listener only, so that tests and tools can load this module without a connection.
  const listen = () => {
    if (stream) return;
    stream = new EventSource('/changes');
    let wasBroken = false;
    stream.addEventListener('message', (event: MessageEvent<string>) => {
      const change = JSON.parse(event.data) as Change;
      for (const listener of listeners) listener(change);
    });
    stream.addEventListener('error', () => {
      wasBroken = true;
    });
    // What was committed while the stream was down is unknown: everything on screen is read again.
    stream.addEventListener('open', () => {
      if (wasBroken) for (const listener of listeners) listener({ position: 0, projections: ['*'] });
      wasBroken = false;
    });
  };

  return {
    async call(method, input, shown) {
      try {
        const response = await fetch(`/call/${encodeURIComponent(method)}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...(shown === null ? {} : { [shownHeader]: shown }) },
          body: JSON.stringify(input),
        });
        const answer: unknown = await response.json();
        if (typeof answer === 'object' && answer !== null && 'ok' in answer) return answer as never;
        return reject({ code: 'NO_CONNECTION' });
      } catch {
        // The only exceptions here are the network's and a body that is no JSON: in both cases nobody answered.
        return reject({ code: 'NO_CONNECTION' });
      }
    },
    onChange(listener) {
      listeners.add(listener);
      listen();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stream?.close();
        stream = undefined;
      };
    },
  };
}

export const client: Client = globalThis.window?.davtari ?? httpClient();
