internal import BolavenNumerics

/// The reduced equations by conjugate gradients with the diagonal of S as preconditioner; S is never formed.
///
/// All columns are iterated together, so that the rows are read once for all of them.
/// Source: Golub & Van Loan (2013), *Matrix Computations*, §11.5; Abowd, Creecy & Kramarz (2002), §3.
struct ConjugateGradients: ReducedSystem {
  let rows: GroupedRows
  /// 1 / diagonal of S; 0 where it is 0.
  private let preconditioner: [Double]

  static let tolerance = 1e-12
  private let iterationLimit: Int

  var solver: AbsorptionReport.Solver { .conjugateGradients }
  private var size: Int { preconditioner.count }

  init(_ rows: GroupedRows, iterationLimit: Int = 20_000, threads: Int) {
    self.rows = rows
    self.iterationLimit = iterationLimit
    preconditioner = rows.reducedDiagonal(threads: threads).map { $0 > 0 ? 1 / $0 : 0 }
  }

  func solve(_ right: [Double], lanes: Int, negligible: [Double], threads: Int) throws(EstimationError)
    -> ReducedSolution
  {
    guard lanes > 8 else { return try solveTogether(right, lanes: lanes, negligible: negligible, threads: threads) }
    // Up to eight columns at a time.
    var solution = ReducedSolution(
      coefficients: [Double](repeating: 0, count: right.count), residuals: [Double](repeating: 0, count: lanes))
    for start in stride(from: 0, to: lanes, by: 8) {
      let part = (0..<size).flatMap { right[$0 * lanes + start..<$0 * lanes + start + 8] }
      let found = try solveTogether(
        part, lanes: 8, negligible: Array(negligible[start..<start + 8]), threads: threads)
      for place in 0..<size {
        for lane in 0..<8 {
          solution.coefficients[place * lanes + start + lane] = found.coefficients[place * 8 + lane]
        }
      }
      solution.iterations = max(solution.iterations, found.iterations)
      solution.residuals.replaceSubrange(start..<start + 8, with: found.residuals)
    }
    return solution
  }

  private func solveTogether(
    _ right: [Double], lanes: Int, negligible: [Double], threads: Int
  ) throws(EstimationError) -> ReducedSolution {
    let target = zip(laneNorms(right, lanes: lanes), negligible).map { max(Self.tolerance * $0, $1) }
    let solution = ReducedProduct.with(rows, lanes: lanes, threads: threads) { product in
      switch lanes {
      case 2: Descent<Lanes2>(product, preconditioner, target).run(right, limit: iterationLimit)
      case 4: Descent<Lanes4>(product, preconditioner, target).run(right, limit: iterationLimit)
      default: Descent<Lanes8>(product, preconditioner, target).run(right, limit: iterationLimit)
      }
    }
    guard zip(solution.residuals, target).allSatisfy({ $0 <= 100 * $1 }) else {
      let relative = zip(solution.residuals, target).map { $1 > 0 ? $0 / $1 * Self.tolerance : 0 }
      throw .absorptionNotConverged(iterations: solution.iterations, residual: relative.max() ?? 0)
    }
    return solution
  }
}

/// The iteration for columns that stand side by side in a vector.
private struct Descent<Vector: Lanes> {
  let product: ReducedProduct
  let preconditioner: [Double]
  /// ‖r‖ at which each column is done.
  let target: [Double]

  init(_ product: ReducedProduct, _ preconditioner: [Double], _ target: [Double]) {
    self.product = product
    self.preconditioner = preconditioner
    self.target = target
  }

  func run(_ right: [Double], limit: Int) -> ReducedSolution {
    let size = preconditioner.count
    var solution = [Double](repeating: 0, count: right.count)
    var remainder = right
    var work = largeArray((3 + product.scratchCount) * right.count) { $0.initialize(repeating: 0.0) }
    var steps = 0
    var squares = Vector.zero
    withMutableVectors(&solution) { solution in
      withMutableVectors(&remainder) { remainder in
        withMutableVectors(&work) { (work: UnsafeMutablePointer<Vector>) in
          withUnsafePointers([right, preconditioner]) { numbers in
            let vectors = Vectors(
              solution: solution, remainder: remainder, direction: work, image: work + size, scaled: work + 2 * size,
              scratch: work + 3 * size, right: UnsafeRawPointer(numbers[0]).assumingMemoryBound(to: Vector.self),
              scales: numbers[1])
            squares = squaredNorms(remainder, size)
            // What is left is computed anew at times, because the recursion drifts away from it.
            for _ in 0..<4 where !isDone(squares) {
              let taken = descend(vectors, &squares, limit: limit - steps)
              steps += taken
              guard taken > 40 else { break }
              let recursive = squares
              squares = recompute(vectors)
              if (0..<Vector.count).allSatisfy({ squares[$0] <= 4 * recursive[$0] }) { break }
            }
          }
        }
      }
    }
    return ReducedSolution(
      coefficients: solution, iterations: steps, residuals: (0..<Vector.count).map { squares[$0].squareRoot() })
  }

  /// Where the vectors of the iteration are.
  private struct Vectors {
    let solution: UnsafeMutablePointer<Vector>
    let remainder: UnsafeMutablePointer<Vector>
    let direction: UnsafeMutablePointer<Vector>
    let image: UnsafeMutablePointer<Vector>
    let scaled: UnsafeMutablePointer<Vector>
    let scratch: UnsafeMutablePointer<Vector>
    let right: UnsafePointer<Vector>
    let scales: UnsafePointer<Double>
  }

  /// r − S x, and its squared norms.
  private func recompute(_ vectors: Vectors) -> Vector {
    product.multiply(vectors.solution, into: vectors.image, scratch: vectors.scratch)
    for i in 0..<preconditioner.count { vectors.remainder[i] = vectors.right[i] - vectors.image[i] }
    return squaredNorms(vectors.remainder, preconditioner.count)
  }

  private func isDone(_ squares: Vector) -> Bool {
    (0..<Vector.count).allSatisfy { squares[$0] <= target[$0] * target[$0] }
  }

  /// Steps until every column is done.
  private func descend(_ vectors: Vectors, _ squares: inout Vector, limit: Int) -> Int {
    let size = preconditioner.count
    let (x, r, direction, image, z) = (
      vectors.solution, vectors.remainder, vectors.direction, vectors.image, vectors.scaled
    )
    var energy = Vector.zero
    for i in 0..<size {
      direction[i] = r[i] * vectors.scales[i]
      energy += r[i] * direction[i]
    }
    var steps = 0
    while steps < limit {
      product.multiply(direction, into: image, scratch: vectors.scratch)
      steps += 1
      var curvature = Vector.zero
      for i in 0..<size { curvature += direction[i] * image[i] }
      let step = ratio(energy, curvature)
      var next = Vector.zero
      squares = Vector.zero
      for i in 0..<size {
        x[i] += direction[i] * step
        let left = r[i] - image[i] * step
        r[i] = left
        z[i] = left * vectors.scales[i]
        next += left * z[i]
        squares += left * left
      }
      if isDone(squares) { break }
      let turn = ratio(next, energy)
      for i in 0..<size { direction[i] = z[i] + direction[i] * turn }
      energy = next
    }
    return steps
  }
}

private func squaredNorms<Vector: Lanes>(_ vectors: UnsafeMutablePointer<Vector>, _ count: Int) -> Vector {
  var squares = Vector.zero
  for i in 0..<count { squares += vectors[i] * vectors[i] }
  return squares
}

/// Lane by lane a/b; 0 where b is not positive.
private func ratio<Vector: Lanes>(_ a: Vector, _ b: Vector) -> Vector {
  var quotient = a
  for lane in 0..<Vector.count { quotient[lane] = b[lane] > 0 ? a[lane] / b[lane] : 0 }
  return quotient
}

/// The numbers of an array as vectors.
private func withMutableVectors<Vector: Lanes>(
  _ numbers: inout [Double], _ body: (UnsafeMutablePointer<Vector>) -> Void
) {
  numbers.withUnsafeMutableBytes { bytes in
    guard let base = bytes.assumingMemoryBound(to: Vector.self).baseAddress else { return }
    body(base)
  }
}
