import BolavenData

/// Runs a step and keeps its problems, so that the next step can report its own.
@discardableResult
func collecting<Value>(_ problems: inout [StudyProblem], _ step: () throws(StudyError) -> Value) -> Value? {
  do throws(StudyError) {
    return try step()
  } catch {
    for problem in error.problems where !problems.contains(problem) { problems.append(problem) }
    return nil
  }
}

/// Runs a step and keeps its problems, so that the next step can report its own.
@discardableResult
func collecting<Value>(_ problems: inout [DataProblem], _ step: () throws(DataError) -> Value) -> Value? {
  do throws(DataError) {
    return try step()
  } catch {
    for problem in error.problems where !problems.contains(problem) { problems.append(problem) }
    return nil
  }
}
