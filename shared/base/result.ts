/** A value, or an expected error that the caller must look at. Unexpected errors (bugs) are thrown instead. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/** Wraps a value as a successful result. */
export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value });

/** Wraps an expected error as a failed result. */
export const fail = <E>(error: E): Result<never, E> => ({ ok: false, error });
