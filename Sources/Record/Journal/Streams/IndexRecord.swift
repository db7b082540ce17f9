package import Domain

/// One record of `stream.idx`: that some bytes of a channel came, or that something else happened between them.
package struct IndexRecord: Hashable, Sendable {
    package static let bytesCount = 40
    package static let chunkBytesMax = Int64(UInt32.max)

    package var sequence: Int64
    /// What the record tells; nil for a kind that this version does not know.
    package var kind: IndexKind?
    package var channel: Channel
    package var isApproximate = false
    package var isAfterExit = false
    package var wall: WallTime
    package var monotonic: MonotonicTime
    package var offset: Int64
    package var length: Int64

    package init(
        sequence: Int64,
        kind: IndexKind,
        channel: Channel = .stdout,
        at moment: Moment,
        offset: Int64 = 0,
        length: Int64 = 0
    ) {
        precondition(sequence > 0 && sequence < 1 << 48, "a sequence fits in 48 bits and begins at one")
        precondition(length >= 0 && length <= Self.chunkBytesMax, "a length fits in 32 bits")
        self.sequence = sequence
        self.kind = kind
        self.channel = channel
        wall = moment.wall
        monotonic = moment.monotonic
        self.offset = offset
        self.length = length
    }

    /// nil where the checksum says that these are not the bytes of a record.
    package init?(parsing raw: UnsafeRawBufferPointer) {
        guard raw.count >= Self.bytesCount else { return nil }
        let checked = UnsafeRawBufferPointer(rebasing: raw[..<36])
        guard LittleEndian.load(UInt32.self, from: raw, at: 36) == CRC32C.checksum(checked) else { return nil }
        let head = LittleEndian.load(UInt64.self, from: raw, at: 0)
        let flags = UInt16(truncatingIfNeeded: head >> 48)
        sequence = Int64(head & 0xffff_ffff_ffff)
        kind = IndexKind(rawValue: UInt8(truncatingIfNeeded: flags >> 4) & 0xf)
        channel = flags & 1 == 0 ? .stdout : .stderr
        isApproximate = flags & 2 != 0
        isAfterExit = flags & 4 != 0
        wall = WallTime(nanoseconds: LittleEndian.load(from: raw, at: 8))
        monotonic = MonotonicTime(nanoseconds: LittleEndian.load(from: raw, at: 16))
        offset = LittleEndian.load(from: raw, at: 24)
        length = Int64(LittleEndian.load(UInt32.self, from: raw, at: 32))
    }

    /// Where the bytes of the channel go on behind this record.
    package var end: Int64 { offset + length }

    package var bytes: [UInt8] {
        var flags = UInt64(kind?.rawValue ?? 0xf) << 4
        if channel == .stderr { flags |= 1 }
        if isApproximate { flags |= 2 }
        if isAfterExit { flags |= 4 }
        var bytes = [UInt8](repeating: 0, count: Self.bytesCount)
        LittleEndian.store(UInt64(sequence) | flags << 48, in: &bytes, at: 0)
        LittleEndian.store(wall.nanoseconds, in: &bytes, at: 8)
        LittleEndian.store(monotonic.nanoseconds, in: &bytes, at: 16)
        LittleEndian.store(offset, in: &bytes, at: 24)
        LittleEndian.store(UInt32(length), in: &bytes, at: 32)
        let sum = bytes.withUnsafeBytes { CRC32C.checksum(UnsafeRawBufferPointer(rebasing: $0[..<36])) }
        LittleEndian.store(sum, in: &bytes, at: 36)
        return bytes
    }
}
