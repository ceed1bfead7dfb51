import type { Template } from "./template.js";
import { arrayTemplates } from "./templates-arrays.js";
import { numberTemplates } from "./templates-numbers.js";

/** Every worksheet that can be made; the command line, its help and the tests loop over it. */
export const templates: readonly Template[] = [...numberTemplates, ...arrayTemplates];
