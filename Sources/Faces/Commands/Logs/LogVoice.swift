import Domain

/// One channel of one run as it is shown: what it has left open on the terminal goes on with its next line.
final class LogVoice {
    let origin: LogOrigin
    let channel: Channel
    var terminal: TerminalText

    init(_ origin: LogOrigin, _ channel: Channel, keepsColors: Bool) {
        self.origin = origin
        self.channel = channel
        terminal = TerminalText(keepsColors: keepsColors)
    }
}
