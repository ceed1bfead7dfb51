/** Why the system refused something, in words; its own code where there are none for it. */
export function reason(error: unknown): string;
