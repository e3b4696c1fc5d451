/** How many bytes of scripts, compressed, the first page may take. */
export const LIMIT_BYTES = 120 * 1024
