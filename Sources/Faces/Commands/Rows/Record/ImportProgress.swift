import Domain
import Platform

/// Says how far an import is: on a terminal in one line that changes, else in a line now and then.
final class ImportProgress {
    private static let lineInterval = Duration.seconds(5)
    private static let screenInterval = Duration.milliseconds(100)
    /// A disk that hardly moves any more would take longer than there are numbers for.
    private static let secondsLeftMax = 1e9

    private let files: Int
    private let bytes: Int64
    private let invocation: Invocation
    private let began: MonotonicTime
    private var last: MonotonicTime
    private var isShown = false

    init(of files: Int, bytes: Int64, _ invocation: Invocation) {
        self.files = files
        self.bytes = bytes
        self.invocation = invocation
        began = invocation.clock.now().monotonic
        last = began
    }

    /// Whether to go on: not where nobody reads what is said any more.
    func note(_ filesDone: Int, _ bytesDone: Int64) -> Bool {
        let now = invocation.clock.now().monotonic
        let isTerminal = invocation.console.errors.isTerminal
        guard now - last >= (isTerminal ? Self.screenInterval : Self.lineInterval) else { return true }
        last = now
        let text = Self.text(filesDone, of: files, bytesDone, of: bytes, after: now - began)
        Deliberate.ignore(because: "an import need not be watched") { () throws(CommandError) in
            if isTerminal {
                try invocation.console.writeErrors(Array("\r\u{1b}[2K\(text)".utf8))
            } else {
                try invocation.console.say(text)
            }
        }
        isShown = isTerminal
        return true
    }

    /// Makes room for what is said in the end.
    func end() throws(CommandError) {
        if isShown { try invocation.console.writeErrors(Array("\r\u{1b}[2K".utf8)) }
    }

    static func text(
        _ filesDone: Int,
        of files: Int,
        _ bytesDone: Int64,
        of bytes: Int64,
        after spent: Duration
    ) -> String {
        let seconds = max(spent / .seconds(1), 0.001)
        let rate = Double(bytesDone) / seconds
        let done = "\(filesDone) of \(files) files, \(size(bytesDone)) of \(size(bytes))"
        guard rate > 0, bytesDone < bytes else { return done }
        let secondsLeft = min((Double(bytes - bytesDone) / rate).rounded(.up), secondsLeftMax)
        let left = Duration.seconds(Int64(secondsLeft))
        return "\(done), \(size(Int64(rate)))/s, \(BriefDuration.text(left)) left"
    }

    private static func size(_ bytes: Int64) -> String { "\(ByteCount(bytes: bytes))" }
}
