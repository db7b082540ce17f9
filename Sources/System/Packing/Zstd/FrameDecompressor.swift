import CZstd

/// Unpacks frames.
package struct FrameDecompressor: ~Copyable {
    private let context: OpaquePointer

    package init() throws(PackingError) {
        guard let context = ZSTD_createDCtx() else { throw .refused("there is no memory") }
        self.context = context
    }

    deinit { ZSTD_freeDCtx(context) }

    /// The content of one frame. A frame that says that it holds more than the limit is refused before any of it is
    /// unpacked: what a few bytes can say they unpack to has no end.
    package borrowing func content(
        of frame: UnsafeRawBufferPointer,
        bytesMax: Int
    ) throws(PackingError) -> [UInt8] {
        guard let size = FrameEdges.contentBytes(of: frame) else { throw .refused("a frame does not say its size") }
        guard size <= bytesMax else { throw .tooLarge(bytesMax: bytesMax) }
        var result = 0
        let context = context
        let content = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            result = ZSTD_decompressDCtx(context, buffer.baseAddress, size, frame.baseAddress, frame.count)
            count = ZSTD_isError(result) == 0 ? result : 0
        }
        try ZstdCode.check(result)
        return content
    }
}
