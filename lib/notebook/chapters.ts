/** A notebook of the course, and which others it stands on. */
export interface Chapter {
  /** The notebook's file, without its ending: the number and the name. */
  readonly file: string;
  readonly title: string;
  readonly question: string;
  /** The numbers of the notebooks that it asks for; what those stand on is not said again. */
  readonly needs: readonly string[];
}

const chapter = (file: string, title: string, question: string, ...needs: string[]): Chapter => ({
  file,
  title,
  question,
  needs,
});

/** The course: its map is drawn of this, and the lists in README.md and in notebook 00 are tested against it. */
export const chapters: readonly Chapter[] = [
  chapter("01-gates", "Gates", "What does one gate do, forward and backward?"),
  chapter("02-chain-rule", "The chain rule", "How does a gradient travel through a whole graph?", "01"),
  chapter("03-sigmoid-neuron", "The sigmoid neuron", "Why are two answers to one question both right?", "02"),
  chapter(
    "04-derivative-to-gradient",
    "From the derivative to the gradient",
    "Which way is steepest, and how is a slope measured?",
    "02",
  ),
  chapter("05-gradient-descent", "Gradient descent", "How large may a step downhill be?", "04"),
  chapter(
    "06-linear-regression",
    "Linear regression by hand",
    "How do two samples teach three parameters?",
    "05",
  ),
  chapter(
    "07-stochastic-and-mini-batch",
    "Stochastic and mini-batch",
    "Why may a step look at one sample, when the loss is made of all?",
    "06",
  ),
  chapter("08-losses", "Losses", "What should a mistake cost?", "03", "05"),
  chapter(
    "09-layers-kinks-and-pooling",
    "Layers, kinks and pooling",
    "What does each layer of a network send back?",
    "02",
  ),
  chapter("10-optimizers", "Optimizers", "What should a walker remember of the ground behind it?", "05"),
  chapter("11-initialisation", "Initialisation", "With which numbers should a network begin?", "05", "09"),
  chapter(
    "12-vanishing-and-exploding",
    "Vanishing and exploding gradients",
    "Why does a deep network not hear its own mistakes, and what helps?",
    "11",
  ),
  chapter(
    "13-network-from-the-gates",
    "A network from the gates",
    "What is left to do, once every gate knows its way back?",
    "08",
    "11",
  ),
  chapter(
    "14-check-your-own-work",
    "Check your own work",
    "A page of thirty numbers ends wrong: where do you look first?",
    "02",
  ),
  chapter(
    "15-errata",
    "Errata",
    "What do you do when a page in print and your own sheet disagree?",
    "03",
    "06",
    "14",
  ),
];
