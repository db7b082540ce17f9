package import Domain

/// What one question in SQL may take, and how much of an answer is given.
package struct SQLLimits: Hashable, Sendable {
    package static let standard = SQLLimits()

    /// By the clock on the wall and by that of the processor. What takes longer is killed.
    package var time = Duration.seconds(5)
    package var memory = ByteCount(bytes: 512 << 20)
    package var rowsMax = 10_000
    /// Of an answer as the child writes it.
    package var bytesMax = 8 << 20
    /// How much of a blob is shown; of the rest only the length.
    package var blobBytesMax = 1024

    package init() {}
}
