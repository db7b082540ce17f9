/// A line of a channel, or a part of one that is too long to be shown whole.
package struct LinePiece {
    package enum Ending: Sendable {
        case lineFeed
        case carriageReturnLineFeed
        /// The line goes on in the next piece, or ends with the file.
        case none
    }

    /// Where the piece begins in the channel's file.
    package let offset: Int64
    /// Without the ending; valid until the reader goes on.
    package let bytes: UnsafeRawBufferPointer
    package let ending: Ending
    /// Whether the line begins here.
    package let isFirst: Bool

    /// What is shown in the place of a piece has its bytes elsewhere.
    package init(offset: Int64, bytes: UnsafeRawBufferPointer, ending: Ending, isFirst: Bool) {
        self.offset = offset
        self.bytes = bytes
        self.ending = ending
        self.isFirst = isFirst
    }

    /// How many bytes of the file the piece is.
    package var length: Int {
        switch ending {
        case .lineFeed: bytes.count + 1
        case .carriageReturnLineFeed: bytes.count + 2
        case .none: bytes.count
        }
    }
}
