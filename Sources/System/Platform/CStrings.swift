import Glibc

/// Texts as C takes a list of them: pointers to texts that end in NUL, and after the last a null pointer.
struct CStrings: ~Copyable {
    let pointers: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
    private let bytes: UnsafeMutablePointer<CChar>

    /// Nil if one of them has a NUL in it, where C would cut it off.
    init?(_ texts: [String]) {
        guard !texts.contains(where: { $0.utf8.contains(0) }) else { return nil }
        bytes = .allocate(capacity: texts.reduce(1) { $0 + $1.utf8.count + 1 })
        pointers = .allocate(capacity: texts.count + 1)
        var next = bytes
        for (index, text) in texts.enumerated() {
            (pointers + index).initialize(to: next)
            for byte in text.utf8 {
                next.initialize(to: CChar(bitPattern: byte))
                next += 1
            }
            next.initialize(to: 0)
            next += 1
        }
        (pointers + texts.count).initialize(to: nil)
    }

    deinit {
        pointers.deallocate()
        bytes.deallocate()
    }
}

extension CStrings {
    /// The same for texts that end in NUL one behind the other, byte for byte: they need not be UTF-8. What stands
    /// behind the last NUL does not count.
    static func withList<Result>(
        _ bytes: [UInt8],
        _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
    ) -> Result {
        var bytes = bytes
        return bytes.withUnsafeMutableBytes { raw in
            var ends = 0
            for byte in raw where byte == 0 { ends += 1 }
            let pointers = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: ends + 1)
            defer { pointers.deallocate() }
            var rest = UnsafeMutableRawBufferPointer(rebasing: raw[...])
            var count = 0
            while let start = rest.baseAddress, let end = memchr(start, 0, rest.count) {
                (pointers + count).initialize(to: start.assumingMemoryBound(to: CChar.self))
                rest = UnsafeMutableRawBufferPointer(rebasing: rest[(end - start + 1)...])
                count += 1
            }
            (pointers + count).initialize(to: nil)
            return body(pointers)
        }
    }
}
