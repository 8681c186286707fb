/** The JavaScript heap of Fitbit OS 5. A package may request up to 128 KB; whether a watch obeys is not known. */
export const HEAP_BYTES = 64 * 1024;
