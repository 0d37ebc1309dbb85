import { day, hour, minute, second } from '../../platform/durations.ts';

/**
 * How long a request that took effect may be missing from Graph's lists. Nothing is documented; the simulated tenant
 * allows 0–60 s, and half as much again is kept in hand. Before it has passed, absence from a list proves nothing.
 */
export const listLagMs = 90 * second;

/**
 * How long after it was sent a call may still take effect, whoever sent it being gone: a gateway gives up after a
 * minute, and so does Knock.
 */
const lateEffectMs = minute;

/** This long after an answer was lost, absence from the list proves that the call had no effect. */
export const absenceProvesMs = lateEffectMs + listLagMs;

/** Pause between two looks while the lag is waited out. */
export const lookAgainMs = 30 * second;

/**
 * How far this machine's clock may be off the service's before the first `Date` header corrected it. Only used to
 * tell an ended request of ours from an ended one of before; an open one for the same package is ours at any age.
 */
export const clockSkewMs = 5 * minute;

/** A command that waited longer than this was not sent "at once": its requirements are read again, however fresh. */
export const sentAtOnceMs = minute;

/** A draft that the person went to finish in My Access is waited for so long; then it is a draft like any other. */
export const handOverWatchMs = 7 * day;

/** How often a manager's requests for others are looked for that Knock has not made. */
export const madeElsewhereMs = 10 * minute;

/** For so long after delivery the person is asked whether it works; nobody knows any more what was not said by then. */
export const judgedForMs = 14 * day;

/** Requests that were over for longer stand in the history alone. */
export const recentForMs = 30 * day;

/** After delivery it can take hours until a site lets the person in; in that time no second request is filed. */
export const deliveryWatchMs = 2 * hour;
