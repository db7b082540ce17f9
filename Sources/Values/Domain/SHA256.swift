/// The hash of FIPS 180-4, fed in pieces of any size.
package struct SHA256: Sendable {
    package static let digestBytes = 32
    static let blockBytes = 64

    private var state = State()
    private var pending: [UInt8] = []
    private var bytesTaken: UInt64 = 0

    package init() {}

    package static func digest(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
        var hash = SHA256()
        hash.update(bytes)
        return hash.finish()
    }

    package static func digest(_ bytes: [UInt8]) -> [UInt8] { bytes.withUnsafeBytes { digest($0) } }

    package mutating func update(_ bytes: UnsafeRawBufferPointer) {
        bytesTaken &+= UInt64(bytes.count)
        var rest = bytes[...]
        if !pending.isEmpty {
            let missing = rest.prefix(Self.blockBytes - pending.count)
            pending.append(contentsOf: missing)
            rest = rest.dropFirst(missing.count)
            guard pending.count == Self.blockBytes else { return }
            pending.withUnsafeBytes { state.take(blocks: $0) }
            pending.removeAll(keepingCapacity: true)
        }
        let whole = rest.count - rest.count % Self.blockBytes
        state.take(blocks: UnsafeRawBufferPointer(rebasing: rest.prefix(whole)))
        pending.append(contentsOf: rest.dropFirst(whole))
    }

    package mutating func update(_ bytes: [UInt8]) { bytes.withUnsafeBytes { update($0) } }

    /// The digest of all that was fed. The hash itself can be fed on, for the digest of more.
    package func finish() -> [UInt8] {
        var last = pending
        last.append(0x80)
        while last.count % Self.blockBytes != Self.blockBytes - 8 { last.append(0) }
        withUnsafeBytes(of: (bytesTaken << 3).bigEndian) { last.append(contentsOf: $0) }
        var state = state
        last.withUnsafeBytes { state.take(blocks: $0) }
        return state.bytes
    }
}
