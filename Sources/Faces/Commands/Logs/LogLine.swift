import Domain
import Journal

/// One thing to show: a line of a channel or a piece of one, or an event. Its bytes are valid until its stream goes on.
struct LogLine {
    enum Content {
        case output(LinePiece, LogVoice)
        case event(Event)
        /// Something that the reader has to say itself, such as that bytes are missing here.
        case note(String)
    }

    let source: LogSource
    let origin: LogOrigin
    let time: WallTime?
    let content: Content

    /// Whether it is the beginning of a line, and so counts as one.
    var isFirst: Bool {
        switch content {
        case .output(let piece, _): piece.isFirst
        case .event: true
        case .note: false
        }
    }
}
