/// Turns the lines of one source into facts. Each agent's formats have a decoder of their own.
///
/// A line that cannot be decoded costs itself: the decoder goes on with the next as if it had not been there.
package protocol LineDecoder {
    /// Decodes one line, without its newline, which begins at this offset of its source.
    mutating func line(
        _ bytes: UnsafeRawBufferPointer,
        at offset: Int64,
        into sink: (Fact, LineOrigin) -> Void
    ) throws(DecodingError)
}

extension LineDecoder {
    package mutating func line(
        _ bytes: [UInt8],
        at offset: Int64 = 0,
        into sink: (Fact, LineOrigin) -> Void
    ) throws(DecodingError) {
        try bytes.withUnsafeBufferPointer { (bytes) throws(DecodingError) in
            try line(UnsafeRawBufferPointer(bytes), at: offset, into: sink)
        }
    }
}
