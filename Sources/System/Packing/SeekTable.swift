/// Where the frames of a packed file stand, in the format that zstd's own contribution "seekable format" gave itself:
/// a frame at the end that other readers skip, with the sizes of all frames before it, and a footer to find it by.
struct SeekTable: Hashable, Sendable {
    struct Entry: Hashable, Sendable {
        var frameBytes: UInt32
        var contentBytes: UInt32
    }

    static let footerBytes = 9
    private static let skippableMagic: UInt32 = 0x184d_2a5e
    private static let footerMagic: UInt32 = 0x8f92_eab1
    private static let headerBytes = 8
    private static let entryBytes = 8

    private(set) var entries: [Entry] = []
    /// Where each frame begins, in the file and in the content; one more than there are frames.
    private var frameOffsets: [Int64] = [0]
    private var contentOffsets: [Int64] = [0]

    var frameEnd: Int64 { frameOffsets[entries.count] }
    var contentBytes: Int64 { contentOffsets[entries.count] }

    mutating func append(_ entry: Entry) {
        frameOffsets.append(frameEnd + Int64(entry.frameBytes))
        contentOffsets.append(contentBytes + Int64(entry.contentBytes))
        entries.append(entry)
    }

    /// Forgets the frames whose content lies behind so many bytes. False where no frame ends there.
    mutating func cut(toContent bytes: Int64) -> Bool {
        while contentBytes > bytes {
            entries.removeLast()
            frameOffsets.removeLast()
            contentOffsets.removeLast()
        }
        return contentBytes == bytes
    }

    /// The frame that holds the content's byte at `offset`, which is below `contentBytes`.
    func frame(holding offset: Int64) -> (entry: Entry, frameOffset: Int64, contentOffset: Int64) {
        var (low, high) = (0, entries.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if contentOffsets[middle] <= offset { low = middle } else { high = middle }
        }
        return (entries[low], frameOffsets[low], contentOffsets[low])
    }

    /// The table as the frame that ends a file.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.headerBytes + entries.count * Self.entryBytes + Self.footerBytes)
        Self.append(Self.skippableMagic, to: &bytes)
        Self.append(UInt32(entries.count * Self.entryBytes + Self.footerBytes), to: &bytes)
        for entry in entries {
            Self.append(entry.frameBytes, to: &bytes)
            Self.append(entry.contentBytes, to: &bytes)
        }
        Self.append(UInt32(entries.count), to: &bytes)
        // No checksums in the table: the frames have their own.
        bytes.append(0)
        Self.append(Self.footerMagic, to: &bytes)
        return bytes
    }

    /// How many bytes the table takes that ends in this footer; nil where it is none of ours.
    static func bytes(endingIn footer: UnsafeRawBufferPointer) -> Int? {
        guard footer.count == footerBytes, word(footer, at: 5) == footerMagic, footer[4] == 0 else { return nil }
        let count = Int(word(footer, at: 0))
        return count <= PackingLimits.entriesMax ? headerBytes + count * entryBytes + footerBytes : nil
    }

    /// Nil where the bytes are no such table.
    init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count >= Self.headerBytes + Self.footerBytes, Self.word(bytes, at: 0) == Self.skippableMagic,
            Int(Self.word(bytes, at: 4)) == bytes.count - Self.headerBytes
        else { return nil }
        for place in stride(from: Self.headerBytes, to: bytes.count - Self.footerBytes, by: Self.entryBytes) {
            append(Entry(frameBytes: Self.word(bytes, at: place), contentBytes: Self.word(bytes, at: place + 4)))
        }
    }

    init() {}

    private static func append(_ word: UInt32, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) }
    }

    private static func word(_ bytes: UnsafeRawBufferPointer, at place: Int) -> UInt32 {
        UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self))
    }
}
