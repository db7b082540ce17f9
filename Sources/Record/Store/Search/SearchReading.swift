/// How bytes become the text that is searched: decided where agents' texts are understood, which is not here.
package struct SearchReading {
    /// A text as it reads, without escapes; nil where it is that already. The flag tells JSON.
    package let readable: (UnsafeRawBufferPointer, Bool) -> [UInt8]?
    /// A part of the raw bytes of the file at this path, as it reads, and without what is secret; nil where it is not
    /// known what is.
    package let readablePiece: (_ path: String, _ bytes: [UInt8], _ part: Range<Int>) -> [UInt8]?

    package init(
        readable: @escaping (UnsafeRawBufferPointer, Bool) -> [UInt8]?,
        readablePiece: @escaping (_ path: String, _ bytes: [UInt8], _ part: Range<Int>) -> [UInt8]?
    ) {
        self.readable = readable
        self.readablePiece = readablePiece
    }
}
