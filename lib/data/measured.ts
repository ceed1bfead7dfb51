import { assetText } from "../host/assets.js";
import { readCsv } from "../text/csv-read.js";
import type { Dataset } from "./dataset.js";

/**
 * 150 irises of three species, 50 of each: length and width of sepal and petal in cm. Fisher 1936, collected by
 * E. Anderson; see assets/data/SOURCES.md.
 */
export function iris(): Dataset {
  const [head, ...rows] = cells("data/iris.csv");
  const features = head.slice(0, -1);
  const species = rows.map((row) => row[features.length]);
  const classes = [...new Set(species)];
  return {
    name: "iris",
    features,
    classes,
    inputs: rows.map((row) => row.slice(0, -1).map(Number)),
    labels: species.map((name) => classes.indexOf(name)),
    source: "R. A. Fisher 1936, collected by E. Anderson; from scikit-learn 1.9.1",
    licence: "CC BY 4.0 (UCI Machine Learning Repository)",
  };
}

/** The side of an image of a digit, in pixels, and the dots that a pixel counts. */
const [SIDE, DOTS] = [8, 16];

/**
 * 1,797 digits of 8×8 pixels, written by hand by 13 people; each pixel, row by row, is the share of its 16 dots that
 * are inked, 0 to 1. Alpaydin & Kaynak 1998; see assets/data/SOURCES.md.
 */
export function digits(): Dataset {
  const [, ...rows] = cells("data/digits.csv");
  return {
    name: "digits",
    features: Array.from(
      { length: SIDE * SIDE },
      (_, i) => `pixel ${Math.floor(i / SIDE) + 1},${(i % SIDE) + 1}`,
    ),
    classes: Array.from({ length: 10 }, (_, digit) => String(digit)),
    inputs: rows.map(([, pixels]) => [...pixels].map((sign) => Number.parseInt(sign, DOTS + 1) / DOTS)),
    labels: rows.map(([digit]) => Number(digit)),
    source: "E. Alpaydin & C. Kaynak 1998; from scikit-learn 1.9.1",
    licence: "CC BY 4.0 (UCI Machine Learning Repository)",
  };
}

function cells(name: "data/iris.csv" | "data/digits.csv"): string[][] {
  return readCsv(assetText(name)).map((row) => row.map((cell) => cell.text));
}
