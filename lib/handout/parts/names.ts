/** How a file's name ends that holds slides. */
export const slidesEnd = ".slides.html";
