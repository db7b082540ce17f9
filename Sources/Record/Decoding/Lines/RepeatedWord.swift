import Glibc

/// A string that nearly every line of a source repeats: it is made once, and again only where it changes.
struct RepeatedWord {
    private(set) var word: String?

    /// What the line says, whether or not the line before said the same.
    mutating func read(_ node: LineNode?) -> String? {
        guard let node, node.kind == .text else { return nil }
        _ = isChanged(by: node)
        return word
    }

    /// Takes over what the line says, and tells whether it is anything else than before. A line that does not say it
    /// changes nothing.
    mutating func isChanged(by node: LineNode?) -> Bool {
        guard let node, node.kind == .text, !isKnown(node.inside) else { return false }
        let known = word
        word = node.string
        return word != known
    }

    /// A word that was read from escapes is not known by its bytes, and is read again.
    private mutating func isKnown(_ bytes: UnsafeRawBufferPointer) -> Bool {
        word?.withUTF8 { known in
            guard let start = bytes.baseAddress, let knownStart = known.baseAddress else { return false }
            return known.count == bytes.count && memcmp(start, knownStart, bytes.count) == 0
        } ?? false
    }
}
