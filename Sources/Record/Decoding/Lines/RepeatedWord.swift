import Glibc

/// A string that nearly every line of a source repeats: it is made once, and again only where it changes.
struct RepeatedWord {
    private var word = ""

    mutating func read(_ node: LineNode?) -> String? {
        guard let node, node.kind == .text else { return nil }
        let inside = UnsafeRawBufferPointer(rebasing: node.raw.dropFirst().dropLast())
        guard !isKnown(inside) else { return word }
        word = node.string ?? ""
        return word
    }

    /// A word that was read from escapes is not known by its bytes, and is read again.
    private mutating func isKnown(_ bytes: UnsafeRawBufferPointer) -> Bool {
        word.withUTF8 { known in
            guard let start = bytes.baseAddress, let knownStart = known.baseAddress else { return false }
            return known.count == bytes.count && memcmp(start, knownStart, bytes.count) == 0
        }
    }
}
