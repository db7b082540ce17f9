/// A line of a source, without its newline, and where it begins. Its bytes are good until the next one is read.
package enum SourceLine {
    case line(UnsafeRawBufferPointer, at: Int64)
    /// The source ends before the line does.
    case torn(UnsafeRawBufferPointer, at: Int64)
    /// More bytes than anybody reads as a line. They were passed over, and their newline with them where there is one.
    case tooLong(at: Int64, bytes: Int64, isTorn: Bool)
}
