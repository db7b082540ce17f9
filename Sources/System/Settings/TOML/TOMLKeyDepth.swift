/// Finds names with more parts than any setting has. Each part is a table in another, and the library frees tables by
/// recursion: a file that is nothing but `a.a.a…` would take the stack of whoever reads it.
struct TOMLKeyDepth {
    static let depthMax = 16

    private let bytes: [UInt8]
    private var offset = 0
    private var parts = 1

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Where the first name is too deep, as an offset; nothing where all are fine.
    static func offsetOfTooDeep(in bytes: [UInt8]) -> Int? {
        var scan = TOMLKeyDepth(bytes)
        while scan.offset < bytes.count {
            scan.step()
            if scan.parts > depthMax { return scan.offset - 1 }
        }
        return nil
    }

    private mutating func step() {
        switch bytes[offset] {
        case UInt8(ascii: "#"):
            parts = 1
            skip { $0 == UInt8(ascii: "\n") }
        case UInt8(ascii: "\""), UInt8(ascii: "'"): skipString(bytes[offset])
        case UInt8(ascii: "."):
            parts += 1
            offset += 1
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: " "),
            UInt8(ascii: "\t"):
            offset += 1
        default:
            parts = 1
            offset += 1
        }
    }

    /// Past a string of either kind, on one line or on several; what is not ended ends with the line or the file.
    private mutating func skipString(_ quote: UInt8) {
        let escapes = quote == UInt8(ascii: "\"")
        guard startsTriple(quote) else {
            offset += 1
            while offset < bytes.count, bytes[offset] != quote, bytes[offset] != UInt8(ascii: "\n") {
                offset += escapes && bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
            }
            offset = min(offset + 1, bytes.count)
            return
        }
        offset += 3
        while offset < bytes.count, !startsTriple(quote) {
            offset += escapes && bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
        }
        offset = min(offset + 3, bytes.count)
        // Up to two quotes may stand before the closing three.
        while offset < bytes.count, bytes[offset] == quote { offset += 1 }
    }

    private func startsTriple(_ quote: UInt8) -> Bool {
        offset + 2 < bytes.count && bytes[offset] == quote && bytes[offset + 1] == quote && bytes[offset + 2] == quote
    }

    private mutating func skip(until isEnd: (UInt8) -> Bool) {
        while offset < bytes.count, !isEnd(bytes[offset]) { offset += 1 }
    }
}
