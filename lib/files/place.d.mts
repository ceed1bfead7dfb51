/** Where a file is, or will be when it is written: two names of one file have one place, links or not. */
export function placeOf(file: string): string;

/**
 * Whether two names are of one file, which may not be there yet; hard links are one file too.
 * @throws as the system does, where a name leads nowhere (links round in a circle).
 */
export function isSameFile(one: string, other: string): boolean;

/** Whether a file, not a pipe or a device, is what is already open as a descriptor, such as 1, standard output. */
export function isOpenAs(descriptor: number, file: string): boolean;
