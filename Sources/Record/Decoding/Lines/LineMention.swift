import CSimdjson

/// A word that a line must hold to be of interest: searching for it costs far less than reading the line.
package struct LineMention: Sendable {
    private let word: StaticString

    package init(_ word: StaticString) { self.word = word }

    package func isIn(_ bytes: UnsafeRawBufferPointer) -> Bool {
        guard let start = bytes.baseAddress else { return false }
        let text = start.assumingMemoryBound(to: UInt8.self)
        return roost_json_mentions(text, bytes.count, word.utf8Start, word.utf8CodeUnitCount)
    }
}
