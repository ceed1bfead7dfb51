/** What is made of a notebook; a book is made of all of them. */
export const formats = ["html", "pdf", "slides", "book"] as const;
export type Format = (typeof formats)[number];

/** How a file's name ends that holds slides. */
export const slidesEnd = ".slides.html";

/** The name of the file that holds the course as one volume, without its end. */
export const bookName = "course";

/** The sizes of paper, and how a file's name ends that is for one of them. */
export const paperEnds = { a4: ".pdf", letter: ".letter.pdf" } as const;
export type Paper = keyof typeof paperEnds;
export const papers = Object.keys(paperEnds) as Paper[];
