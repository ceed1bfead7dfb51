/** Functions compiled from code that the library made, where that is allowed; see the two sides. */
export { generate } from "./node/generate.js";
