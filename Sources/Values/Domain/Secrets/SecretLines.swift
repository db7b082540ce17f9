/// Whether a line ends within a writing, so that it cannot be looked for line by line.
package enum SecretLines: UInt8, Sendable {
    case one = 0
    case several = 1
    /// A line ends among its first bytes already, of which its guide is.
    case severalAtOnce = 2

    init(of writing: [UInt8]) {
        switch writing.firstIndex(of: UInt8(ascii: "\n")) {
        case nil: self = .one
        case .some(let place): self = place < SecretGuide.bytes ? .severalAtOnce : .several
        }
    }
}
