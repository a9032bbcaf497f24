import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** What `/metrics` shows, one registry a process. No label carries an organization, a person or a text. */
export type Metrics = ReturnType<typeof makeMetrics>

/** Makes the registry. `defaults` adds Node's own figures (event loop, heap). */
export function makeMetrics({ defaults = true } = {}) {
  const registry = new Registry()
  const registers = [registry]
  if (defaults) collectDefaultMetrics({ register: registry })
  return {
    registry,
    requests: new Histogram({
      name: 'rf_http_request_seconds',
      help: 'Time to answer, by route and status',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
      registers,
    }),
    streams: new Gauge({ name: 'rf_streams', help: 'Open event streams on this node', registers }),
    streamCuts: new Counter({
      name: 'rf_stream_ends_total',
      help: 'Streams that the server ended, by reason',
      labelNames: ['reason'],
      registers,
    }),
    eventsDelivered: new Counter({
      name: 'rf_stream_events_total',
      help: 'Events written to streams',
      registers,
    }),
    claims: new Counter({
      name: 'rf_claims_total',
      help: 'Claims by result',
      labelNames: ['result'],
      registers,
    }),
    handoffs: new Counter({
      name: 'rf_handoffs_total',
      help: 'Hand-offs made, by watch level',
      labelNames: ['watch_level'],
      registers,
    }),
    modelCalls: new Counter({
      name: 'rf_model_calls_total',
      help: 'Calls of AI models, by purpose and result',
      labelNames: ['purpose', 'result'],
      registers,
    }),
    modelTokens: new Counter({
      name: 'rf_model_tokens_total',
      help: 'Tokens that AI models took and gave, by purpose and direction',
      labelNames: ['purpose', 'direction'],
      registers,
    }),
    modelCost: new Counter({
      name: 'rf_model_cost_total',
      help: 'What calls of AI models cost at the prices that admins have entered, by purpose',
      labelNames: ['purpose'],
      registers,
    }),
    jobRuns: new Histogram({
      name: 'rf_job_run_seconds',
      help: 'Tries of jobs by kind and result: done, later, dead',
      labelNames: ['kind', 'result'],
      buckets: [0.002, 0.01, 0.05, 0.25, 1, 5, 25],
      registers,
    }),
    jobWait: new Histogram({
      name: 'rf_job_wait_seconds',
      help: 'Time between being due and being begun, by kind',
      labelNames: ['kind'],
      buckets: [0.005, 0.01, 0.025, 0.1, 0.25, 1, 5, 30, 300],
      registers,
    }),
    jobs: new Gauge({
      name: 'rf_jobs',
      help: 'Jobs in the outbox of all organizations: due, later, dead',
      labelNames: ['state'],
      registers,
    }),
    jobOldest: new Gauge({
      name: 'rf_job_oldest_seconds',
      help: 'Age of the oldest job that is due',
      registers,
    }),
    transactionRetries: new Counter({
      name: 'rf_transaction_retries_total',
      help: 'Transactions tried again after a deadlock',
      registers,
    }),
  }
}
