package import Domain

/// One channel of one run as it is shown: what it has left open on the terminal goes on with its next line.
package final class LogVoice {
    package let origin: LogOrigin
    package let channel: Channel
    package var terminal: TerminalText

    package init(_ origin: LogOrigin, _ channel: Channel, keepsColors: Bool) {
        self.origin = origin
        self.channel = channel
        terminal = TerminalText(keepsColors: keepsColors)
    }
}
