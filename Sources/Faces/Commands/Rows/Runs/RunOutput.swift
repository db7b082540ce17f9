import Domain
import Queries

/// Shows what a run writes: each channel on its own, exactly where a file or a program takes it, and made harmless
/// where a terminal does. Nothing is redacted here: it is what the person's own command prints to them, as it would
/// without us, and only what is read from the record later has its secrets taken out.
final class RunOutput {
    enum Kind: Hashable, Sendable {
        case shown
        case quiet
        /// Standard output has other data: everything goes to standard error.
        case besides
    }

    private let console: Console
    private let kind: Kind
    private var texts: PerChannel<TerminalText> = [:]
    /// Why no more could be shown.
    private(set) var failure: CommandError?

    init(_ console: Console, _ kind: Kind) {
        self.console = console
        self.kind = kind
    }

    /// Answers whether more is wanted.
    func show(_ channel: Channel, _ bytes: UnsafeRawBufferPointer) -> Bool {
        guard kind != .quiet else { return true }
        var text: [UInt8] = []
        if traits(channel).isTerminal {
            texts[channel, default: TerminalText(keepsColors: traits(channel).isColored)].append(bytes, to: &text)
        } else {
            text = Array(bytes)
        }
        return write(text, channel)
    }

    /// Nothing follows: a terminal gets back its own colours.
    func end() {
        for channel in Channel.allCases {
            guard var text = texts[channel] else { continue }
            var last: [UInt8] = []
            text.end(to: &last)
            _ = write(last, channel)
        }
        texts = [:]
    }

    private func traits(_ channel: Channel) -> ChannelTraits {
        channel == .stdout && kind == .shown ? console.output : console.errors
    }

    private func write(_ bytes: [UInt8], _ channel: Channel) -> Bool {
        guard failure == nil, !bytes.isEmpty else { return failure == nil }
        do throws(CommandError) {
            if channel == .stdout, kind == .shown {
                try console.write(bytes)
                try console.flush()
            } else {
                try console.writeErrors(bytes)
            }
        } catch {
            failure = error
        }
        return failure == nil
    }
}
