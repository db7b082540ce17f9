package import Domain

/// Where the bytes of a replay go: each stream to its own, exactly, or made safe where that is a terminal.
package struct ReplayScreen {
    private let console: Console
    private var safe: PerChannel<TerminalText> = [:]

    package init(_ console: Console, isRaw: Bool) {
        self.console = console
        guard !isRaw else { return }
        for (channel, traits) in [(Channel.stdout, console.output), (.stderr, console.errors)] where traits.isTerminal {
            safe[channel] = TerminalText(keepsColors: traits.isColored)
        }
    }

    package mutating func show(_ bytes: UnsafeRawBufferPointer, of channel: Channel) throws(CommandError) {
        guard var text = safe[channel] else { return try write(bytes, to: channel) }
        var shown: [UInt8] = []
        text.append(bytes, to: &shown)
        safe[channel] = text
        try write(shown, to: channel)
    }

    /// What is shown so far is seen before the next pause.
    package func flush() throws(CommandError) { try console.flush() }

    /// Nothing follows: the terminal gets back its own colours.
    package mutating func end() throws(CommandError) {
        for channel in Channel.allCases {
            guard var text = safe[channel] else { continue }
            var shown: [UInt8] = []
            text.end(to: &shown)
            safe[channel] = nil
            try write(shown, to: channel)
        }
        try flush()
    }

    private func write(_ bytes: some Sequence<UInt8>, to channel: Channel) throws(CommandError) {
        switch channel {
        case .stdout: try console.write(bytes)
        case .stderr: try console.writeErrors(Array(bytes))
        }
    }
}
