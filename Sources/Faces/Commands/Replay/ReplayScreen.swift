package import Domain
package import Queries

/// Where the bytes of a replay go: each stream to its own, without its secrets, and made safe where that is a terminal.
package struct ReplayScreen {
    /// How much of what stands before is looked at.
    package static let contextBytes: Int64 = 64 << 10

    private let console: Console
    private var safe: PerChannel<TerminalText> = [:]
    /// Nil where secrets are wanted too. Two of them, so that neither is copied while it changes.
    private var stdout: OutputRedaction?
    private var stderr: OutputRedaction?

    package init(_ console: Console, _ redaction: RunRedaction?, isRaw: Bool) {
        self.console = console
        stdout = redaction?.pieces()
        stderr = redaction?.pieces()
        guard !isRaw else { return }
        for (channel, traits) in [(Channel.stdout, console.output), (.stderr, console.errors)] where traits.isTerminal {
            safe[channel] = TerminalText(keepsColors: traits.isColored)
        }
    }

    /// What stands before all that is shown of a channel.
    package mutating func begin(behind context: [UInt8], of channel: Channel) {
        switch channel {
        case .stdout: stdout?.begin(behind: context)
        case .stderr: stderr?.begin(behind: context)
        }
    }

    package mutating func show(_ bytes: UnsafeRawBufferPointer, of channel: Channel) throws(CommandError) {
        let redacted =
            switch channel {
            case .stdout: stdout?.append(bytes)
            case .stderr: stderr?.append(bytes)
            }
        guard let redacted else { return try send(bytes, to: channel) }
        try send(redacted, to: channel)
    }

    private mutating func send(_ bytes: [UInt8], to channel: Channel) throws(CommandError) {
        guard !bytes.isEmpty else { return }
        try bytes.withUnsafeBufferPointer { (bytes) throws(CommandError) in
            try send(UnsafeRawBufferPointer(bytes), to: channel)
        }
    }

    private mutating func send(_ bytes: UnsafeRawBufferPointer, to channel: Channel) throws(CommandError) {
        guard var text = safe[channel] else { return try write(bytes, to: channel) }
        var shown: [UInt8] = []
        text.append(bytes, to: &shown)
        safe[channel] = text
        try write(shown, to: channel)
    }

    /// What is shown so far is seen before the next pause.
    package mutating func flush() throws(CommandError) {
        try send(stdout?.settle() ?? [], to: .stdout)
        try send(stderr?.settle() ?? [], to: .stderr)
        try console.flush()
    }

    /// Nothing follows: the terminal gets back its own colours.
    package mutating func end() throws(CommandError) {
        try send(stdout?.finish() ?? [], to: .stdout)
        try send(stderr?.finish() ?? [], to: .stderr)
        for channel in Channel.allCases {
            guard var text = safe[channel] else { continue }
            var shown: [UInt8] = []
            text.end(to: &shown)
            safe[channel] = nil
            try write(shown, to: channel)
        }
        try console.flush()
    }

    private func write(_ bytes: some Sequence<UInt8>, to channel: Channel) throws(CommandError) {
        switch channel {
        case .stdout: try console.write(bytes)
        case .stderr: try console.writeErrors(Array(bytes))
        }
    }
}
