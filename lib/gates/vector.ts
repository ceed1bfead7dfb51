/*
 * Every vector gate, each a line in index notation. Indices count from 0 inside a line.
 */
export { additiveMarginSoftmax, crossEntropy, softmaxCrossEntropy } from "./vector-classes.js";
export { conv2d, maxPool2d, meanPool2d } from "./vector-images.js";
export { binaryCrossEntropy, hinge, huber, logisticLoss, mae, mse, pseudoHuber } from "./vector-losses.js";
export { batchNorm, dropout, layerNorm } from "./vector-norms.js";
export { dot, matmul, matvec, outer, vecmat } from "./vector-products.js";
export { logSumExp, max, mean, min, norm, sum } from "./vector-reductions.js";
export { concat, pad, reshape, transpose } from "./vector-shapes.js";
export { logSoftmax, softmax } from "./vector-softmax.js";
