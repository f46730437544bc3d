import { EigenvalueDecomposition, Matrix } from "ml-matrix";

/**
 * How much of what the drivers explain of the score each of them explains: Johnson's relative weights. With the
 * eigenvectors Q and values D of R, Lambda = Q D^(1/2) Q' relates the drivers to their nearest uncorrelated stand-ins,
 * beta = Lambda^-1 r relates those to the score, and weight_j = sum_k Lambda_jk^2 beta_k^2. The weights sum to R^2.
 * Source: Johnson, "A heuristic method for estimating the relative weight of predictor variables", Multivariate Behavioral
 * Research 35 (2000).
 * @param R correlations of the drivers among themselves, m x m, symmetric, ones on the diagonal
 * @param r correlations of the drivers with the score, m
 * @returns m weights, each 0 or more
 */
export function relativeWeights(R: readonly (readonly number[])[], r: readonly number[]): number[] {
  if (r.length === 0) return [];
  const { eigenvectorMatrix: Q, realEigenvalues } = new EigenvalueDecomposition(
    new Matrix(R.map((row) => [...row])),
    { assumeSymmetric: true },
  );
  // Drivers that say the same twice leave directions without spread (eigenvalue 0): nothing lies along them.
  const roots = realEigenvalues.map((value) => (value > 1e-9 ? Math.sqrt(value) : 0));
  const inverse = roots.map((root) => (root > 0 ? 1 / root : 0));
  const between = (scale: number[]) => Q.mmul(Matrix.diag(scale)).mmul(Q.transpose());
  const beta = between(inverse).mmul(Matrix.columnVector([...r]));
  const squares = between(roots).pow(2).mmul(beta.pow(2));
  return squares.getColumn(0);
}
