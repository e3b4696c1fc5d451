import type { Logger } from '@aws-lambda-powertools/logger'
import { MetricUnit, type Metrics } from '@aws-lambda-powertools/metrics'
import type { Call } from './http.ts'

/**
 * Writes every call into the log, one line, and counts it: calls by operation, their time, and failures of ours. An error's
 * text goes into the log only where the failure is ours, for whoever mends it.
 */
export const observeCalls =
  (log: Pick<Logger, 'info' | 'error'>, metrics: Pick<Metrics, 'singleMetric'>) =>
  ({ error, ...call }: Call): void => {
    if (error === undefined) log.info('answered', call)
    else log.error('failed', { ...call, error: error instanceof Error ? error : { thrown: typeof error } })
    const metric = metrics.singleMetric()
    metric.addDimension('operation', call.operation)
    metric.addMetric(call.status >= 500 ? 'Failures' : 'Calls', MetricUnit.Count, 1)
  }
