import CZstd

/// Packs bytes into frames, each of which can be read by itself. One is used again for many frames: to make one takes
/// longer than to pack a short text.
package struct FrameCompressor: ~Copyable {
    private let context: OpaquePointer

    package init(_ density: PackingDensity = .dense) throws(PackingError) {
        guard let context = ZSTD_createCCtx() else { throw .refused("there is no memory") }
        self.context = context
        ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, density.level)
        ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
    }

    deinit { ZSTD_freeCCtx(context) }

    /// One frame that holds the bytes, their number and their checksum.
    package borrowing func frame(of content: UnsafeRawBufferPointer) throws(PackingError) -> [UInt8] {
        var result = 0
        let context = context
        let room = ZSTD_compressBound(content.count)
        let frame = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
            result = ZSTD_compress2(context, buffer.baseAddress, room, content.baseAddress, content.count)
            count = ZSTD_isError(result) == 0 ? result : 0
        }
        try ZstdCode.check(result)
        return frame
    }
}
