import * as z from 'zod'
import type { Moment } from '../domain/time.ts'
import type { Key, Put } from '../stores/table.ts'

/** The key of the item that asks for an execution to be started. */
export const startKey = (applicationId: string): Key => ({ pk: `APP#${applicationId}`, sk: 'START' })

/** Asks for the execution of an attempt; in the transaction that makes the attempt. */
export const askForStart = (applicationId: string, attempt: number, at: Moment): Put => ({
  put: { ...startKey(applicationId), entity: 'Start', applicationId, attempt, at },
})

/** The key of the item that asks for a look at an application; it goes when somebody has looked. */
export const wakeKey = (applicationId: string): Key => ({ pk: `APP#${applicationId}`, sk: 'WAKE' })

/** The partition of the sparse index of wakes that nobody has answered: the application may have ended since, and is in no other. */
export const WAKES = 'WAKES'

/** Asks the waker to look at an application; in the transaction of what it should see. */
export const askForWake = (applicationId: string, at: Moment): Put => ({
  put: {
    ...wakeKey(applicationId),
    entity: 'Wake',
    applicationId,
    at,
    gsi4pk: WAKES,
    gsi4sk: `${at}#${applicationId}`,
  },
})

/** The application that an outbox item is about, and the attempt to start. */
export const startSchema = z.object({ applicationId: z.uuid(), attempt: z.int().min(1) })
export const wakeSchema = z.object({ applicationId: z.uuid() })
