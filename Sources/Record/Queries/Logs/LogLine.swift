package import Domain
package import Journal

/// One thing to show: a line of a channel or a piece of one, or an event. Its bytes are valid until its stream goes on.
package struct LogLine {
    package enum Content {
        case output(LinePiece, LogVoice)
        case event(Event)
        /// Something that the reader has to say itself, such as that bytes are missing here.
        case note(String)
    }

    package let source: LogSource
    package let origin: LogOrigin
    package let time: WallTime?
    package let content: Content

    package init(source: LogSource, origin: LogOrigin, time: WallTime?, content: Content) {
        self.source = source
        self.origin = origin
        self.time = time
        self.content = content
    }

    /// Whether it is the beginning of a line, and so counts as one.
    package var isFirst: Bool {
        switch content {
        case .output(let piece, _): piece.isFirst
        case .event: true
        case .note: false
        }
    }
}
