import CZstd

/// Where frames end, and what they say that they hold, without unpacking them.
enum FrameEdges {
    /// The bytes of the first frame, of any kind; nil where it is not whole or is none.
    static func bytes(of frame: UnsafeRawBufferPointer) -> Int? {
        let result = ZSTD_findFrameCompressedSize(frame.baseAddress, frame.count)
        return ZSTD_isError(result) == 0 && result > 0 ? result : nil
    }

    /// The bytes that the first frame holds: none, if it is one that readers skip; nil where it does not say.
    static func contentBytes(of frame: UnsafeRawBufferPointer) -> Int? {
        if isSkippable(frame) { return 0 }
        let result = ZSTD_getFrameContentSize(frame.baseAddress, frame.count)
        // The two largest numbers stand for "unknown" and "no frame".
        return result < UInt64.max - 1 ? Int(exactly: result) : nil
    }

    /// RFC 8878: sixteen magic numbers begin frames that belong to whoever wrote them.
    static func isSkippable(_ frame: UnsafeRawBufferPointer) -> Bool {
        guard frame.count >= 4 else { return false }
        let magic = UInt32(littleEndian: frame.loadUnaligned(as: UInt32.self))
        return magic & 0xffff_fff0 == 0x184d_2a50
    }

    /// The most bytes that a frame of so much content can take.
    static func bytesMax(ofContent bytes: Int) -> Int { ZSTD_compressBound(bytes) }
}
