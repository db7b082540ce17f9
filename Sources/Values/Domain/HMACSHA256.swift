/// A code that only who has the key can make (RFC 2104, with SHA-256), fed in pieces of any size.
package struct HMACSHA256: Sendable {
    private var inner = SHA256()
    private var outer = SHA256()

    package init(key: [UInt8]) {
        var block = key.count > SHA256.blockBytes ? SHA256.digest(key) : key
        block.append(contentsOf: repeatElement(0, count: SHA256.blockBytes - block.count))
        inner.update(block.map { $0 ^ 0x36 })
        outer.update(block.map { $0 ^ 0x5c })
    }

    package static func code(_ bytes: UnsafeRawBufferPointer, key: [UInt8]) -> [UInt8] {
        var code = HMACSHA256(key: key)
        code.update(bytes)
        return code.finish()
    }

    package static func code(_ bytes: [UInt8], key: [UInt8]) -> [UInt8] {
        bytes.withUnsafeBytes { code($0, key: key) }
    }

    package mutating func update(_ bytes: UnsafeRawBufferPointer) { inner.update(bytes) }

    package mutating func update(_ bytes: [UInt8]) { inner.update(bytes) }

    package func finish() -> [UInt8] {
        var outer = outer
        outer.update(inner.finish())
        return outer.finish()
    }

    /// Whether two codes are the same, in a time that does not tell where they differ.
    package static func isEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        left.count == right.count && zip(left, right).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
