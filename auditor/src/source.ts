// Where an audit reads: a node, and the network's public API. What is read can be kept and read again without either.

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };

export interface Call {
  method: string;
  params: Json[];
}

export interface Source {
  /** Results, in the order of the calls; throws where the node refuses one of them or does not answer. */
  rpc(calls: Call[]): Promise<Json[]>;
  /** Body of a GET at the API; throws on any status but 200. */
  get(path: string): Promise<Json>;
}

export class UnavailableError extends Error {}

const BATCH = 200;
const TRIES = 6;
const FIRST_PAUSE_MILLIS = 250;

async function request(url: string, init: RequestInit): Promise<Response> {
  for (let attempt = 1; ; attempt++) {
    let said: string;
    try {
      const response = await fetch(url, { ...init, signal: AbortSignal.timeout(60_000) });
      if (response.status !== 429 && response.status < 500) return response;
      said = `status ${response.status}`;
    } catch (error) {
      said = error instanceof Error ? error.message : String(error);
    }
    // Without what comes after "?" or before "@": it may be somebody's key.
    const { protocol, host, pathname } = new URL(url);
    if (attempt === TRIES) throw new UnavailableError(`${protocol}//${host}${pathname} does not answer: ${said}`);
    await new Promise((resolve) => setTimeout(resolve, FIRST_PAUSE_MILLIS * 2 ** (attempt - 1)));
  }
}

interface Answer {
  id: number;
  result?: Json;
  error?: { code: number; message: string };
}

/** A node's JSON-RPC in batches, and a gateway. */
export class HttpSource implements Source {
  constructor(
    private readonly api: string,
    private readonly node: string,
  ) {}

  async rpc(calls: Call[]): Promise<Json[]> {
    const results: Json[] = [];
    for (let from = 0; from < calls.length; from += BATCH) {
      results.push(...(await this.batch(calls.slice(from, from + BATCH))));
    }
    return results;
  }

  private async batch(calls: Call[]): Promise<Json[]> {
    const response = await request(this.node, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(calls.map((call, id) => ({ jsonrpc: '2.0', id, ...call }))),
    });
    const answers = (await response.json()) as Answer[] | Answer;
    if (!Array.isArray(answers)) throw new UnavailableError(`the node takes no batches: ${answers.error?.message}`);
    const byId = new Map(answers.map((answer) => [answer.id, answer]));
    return calls.map(({ method }, id) => {
      const answer = byId.get(id);
      if (answer?.error) throw new UnavailableError(`${method}: ${answer.error.message} (${answer.error.code})`);
      if (answer?.result === undefined) throw new UnavailableError(`${method}: the node gave no result`);
      return answer.result;
    });
  }

  async get(path: string): Promise<Json> {
    const response = await request(`${this.api.replace(/\/+$/, '')}${path}`, { headers: { accept: 'application/json' } });
    const body = (await response.json()) as Json;
    if (response.status !== 200) {
      const detail = typeof body === 'object' && body !== null && !Array.isArray(body) ? body['detail'] : undefined;
      throw new UnavailableError(`GET ${path}: ${response.status} ${typeof detail === 'string' ? detail : ''}`.trim());
    }
    return body;
  }
}

export type Record = { [question: string]: Json };

const asked = (call: Call): string => `${call.method} ${JSON.stringify(call.params)}`;

/** Keeps what another source answers. */
export class RecordingSource implements Source {
  readonly record: Record = {};

  constructor(private readonly inner: Source) {}

  async rpc(calls: Call[]): Promise<Json[]> {
    const results = await this.inner.rpc(calls);
    calls.forEach((call, i) => {
      this.record[asked(call)] = results[i] ?? null;
    });
    return results;
  }

  async get(path: string): Promise<Json> {
    return (this.record[`GET ${path}`] = await this.inner.get(path));
  }
}

/** Answers from what was kept, and from nothing else. */
export class ReplayingSource implements Source {
  constructor(private readonly record: Record) {}

  private answer(question: string): Json {
    const answer = this.record[question];
    if (answer === undefined) throw new UnavailableError(`the file does not hold the answer to ${question}`);
    return answer;
  }

  async rpc(calls: Call[]): Promise<Json[]> {
    return calls.map((call) => this.answer(asked(call)));
  }

  async get(path: string): Promise<Json> {
    return this.answer(`GET ${path}`);
  }
}
