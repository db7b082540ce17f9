/// Where the bytes of a run are not those that were hashed.
enum DigestDifference: Hashable, Sendable {
    case changed(file: String, at: Int64, length: Int64)
    case grown(file: String, from: Int64)
    case shrunk(file: String, to: Int64)

    var file: String {
        switch self {
        case .changed(let file, _, _), .grown(let file, _), .shrunk(let file, _): file
        }
    }
}
