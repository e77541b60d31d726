/// The version of the program, printed in every output that names what made it.
enum Version {
  static let text = "0.1.0"
}
