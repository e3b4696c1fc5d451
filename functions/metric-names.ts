/** The measures that the sweep publishes each time, and that alarms stand on: how many cases wait for somebody who runs the service. */
export const sweepMetrics = {
  /** Applications that are marked stuck. */
  stuckApplications: 'StuckApplications',
  /** Mails that were given up. */
  parkedMail: 'ParkedMail',
} as const
